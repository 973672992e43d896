import type { Measurement, Settings, Subject } from "../../records";
import { optionsIn, record } from "../values/fields";
import { longQuantity } from "../kinds/long-format";
import { apartBy } from "../kinds/row-apart";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import type { KeyColumn, StreamedColumns } from "./columns";

/** What the rows of a group have in common. */
export interface Description {
  readonly subject: Subject;
  readonly settings: Settings;
  readonly settingsFrom: Measurement["settingsFrom"];
  readonly dimensions: Settings;
  readonly long: Quantity | undefined;
  /** Set for rows that are pooled with no others, such as a warm-up's. */
  readonly apart?: string;
  /** The same for rows that say the same, however they write it. */
  readonly identity: string;
}

/**
 * Describes the group that a row belongs to.
 * @param modelOfFile the model that the file's name tells, for rows that name none
 */
export function descriptionOf(
  { keys, long: at, isOllama }: StreamedColumns,
  cells: readonly string[],
  modelOfFile: string | undefined,
): Description {
  const pick = (as: KeyColumn["as"]): [string, unknown][] =>
    keys.filter((each) => each.as === as).map(({ index, name }) => [name, cells[index]]);
  const first = (as: "model" | "backend"): string | undefined =>
    keys
      .filter((each) => each.as === as)
      .map(({ index }) => cells[index] ?? "")
      .find((cell) => cell.trim() !== "");
  const own = first("model");
  const model = own ?? modelOfFile;
  const backend = first("backend") ?? (isOllama ? "ollama" : undefined);
  const subject = { ...(model === undefined ? {} : { model }), ...(backend === undefined ? {} : { backend }) };
  const settings = { ...record(pick("setting")), ...optionsIn(pick("options")[0]?.[1]) };
  const dimensions = record(pick("dimension"));
  const apart = keys
    .filter((each) => each.as === "apart")
    .map(({ name, index }) => apartBy(readName(name).role, readName(name).plain, cells[index]))
    .find((word) => word !== undefined);
  const long = at === undefined ? undefined : longQuantity(cells[at.metricAt], cells[at.unitAt], cells[at.aggregateAt]);
  // Ollama's files name their settings, and many of them the model in the file's name only.
  const fromRecord = own !== undefined || ((!isOllama || model === undefined) && Object.keys(settings).length > 0);
  return {
    subject,
    settings,
    settingsFrom: fromRecord ? "record" : model === undefined ? "none" : "file-name",
    dimensions,
    long,
    ...(apart === undefined ? {} : { apart }),
    identity: JSON.stringify([subject, sorted(settings), sorted(dimensions), long, apart]),
  };
}

/** What rows have in common that are put together for being too many. */
export const nothing: Description = {
  subject: {},
  settings: {},
  settingsFrom: "none",
  dimensions: {},
  long: undefined,
  identity: "",
};

function sorted(settings: Settings): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}
