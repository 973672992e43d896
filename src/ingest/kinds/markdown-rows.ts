import type { Settings, Subject } from "../../records";
import { failureOf } from "../values/failure";
import type { OutcomeRole } from "../values/failure";
import { recordAt } from "../values/fields";
import type { Row } from "../values/row";
import type { Layout } from "./markdown-layout";
import { apartBy, rowAggregate } from "./row-apart";

/** Whose figures a row of a Markdown table holds, under which settings, and whether it failed. */
export function rowOf(
  layout: Layout,
  section: Settings,
  line: number,
  cells: readonly string[],
  model: string | undefined,
): Row {
  const told = subjectOf(layout, cells);
  const subject = told.model !== undefined || model === undefined ? told : { ...told, model };
  const settings = recordAt(layout.settings, cells);
  const isNamed = subject.model !== undefined || (layout.settings.length > 0 && Object.keys(settings).length > 0);
  const dimensions = layout.dimensions.length === 0 ? section : recordAt(layout.dimensions, cells, { ...section });
  const failure = failureIn(layout, cells);
  const label = [told.item, told.model, layout.runAt < 0 ? undefined : cells[layout.runAt]];
  const aggregate = label.map((cell) => rowAggregate(cell, false)).find((word) => word !== undefined);
  const apart = layout.apart
    .map(({ role, plain, index }) => apartBy(role, plain, cells[index]))
    .find((word) => word !== undefined);
  const row = { row: line, subject, settings, settingsFrom: isNamed ? "record" : "none", dimensions } as const;
  return {
    ...row,
    ...(failure === undefined ? {} : { failure }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(apart === undefined ? {} : { apart }),
  };
}

function subjectOf(layout: Layout, cells: readonly string[]): Subject {
  const subject: { -readonly [name in keyof Subject]: string } = {};
  for (const { name, index } of layout.subject) {
    const cell = cells[index];
    if (cell !== undefined && cell !== "") subject[name] = cell;
  }
  return subject;
}

/** What the row says of its own failure; the zeros beside it are no figures. Notes say why, where no error does. */
function failureIn({ outcome, notesAt }: Layout, cells: readonly string[]): Row["failure"] {
  if (outcome.size === 0) return undefined;
  const get = (role: OutcomeRole): string | undefined => cells[outcome.get(role) ?? -1];
  const failure = failureOf(get);
  const notes = cells[notesAt] ?? "";
  if (failure === undefined || notes === "" || failureOf((role) => (role === "error" ? get(role) : undefined))) {
    return failure;
  }
  return { ...failure, reason: notes.slice(0, 300) };
}
