import type { Measurement, Settings, Subject } from "../../records";
import { optionsIn, record } from "../values/fields";
import { longQuantity } from "../kinds/long-format";
import { apartBy } from "../kinds/row-apart";
import type { RowLabels } from "../kinds/row-labels";
import type { AggregateWord } from "../values/aggregate";
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
  /** Set for rows that are pooled with no others: a warm-up's, averages, another test's. */
  readonly apart?: string;
  readonly aggregate?: AggregateWord;
  readonly rate?: string;
  /** The same for rows that say the same, however they write it. */
  readonly identity: string;
}

/**
 * Describes the group that a row belongs to.
 * @param modelOfFile the model that the file's name tells, for rows that name none
 */
export function descriptionOf(
  columns: StreamedColumns,
  cells: readonly string[],
  modelOfFile: string | undefined,
): Description {
  const { keys, long: at, isOllama } = columns;
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
  const asRow = asRowSays(columns, cells);
  const long = at === undefined ? undefined : longQuantity(cells[at.metricAt], cells[at.unitAt], cells[at.aggregateAt]);
  // Ollama's files name their settings, and many of them the model in the file's name only.
  const fromRecord = own !== undefined || ((!isOllama || model === undefined) && Object.keys(settings).length > 0);
  return {
    subject,
    settings,
    settingsFrom: fromRecord ? "record" : model === undefined ? "none" : "file-name",
    dimensions,
    long,
    ...asRow,
    identity: JSON.stringify([subject, sorted(settings), sorted(dimensions), long, asRow]),
  };
}

/** What rows have in common that are put together for being too many. */
export function restDescription(columns: StreamedColumns, cells: readonly string[]): Description {
  const asRow = asRowSays(columns, cells);
  const identity = JSON.stringify(asRow);
  return { subject: {}, settings: {}, settingsFrom: "none", dimensions: {}, long: undefined, ...asRow, identity };
}

/** What a row says of itself beside its keys: rows that say something else are no rows of one group. */
export function kindOfRow(labels: RowLabels, cells: readonly string[]): string {
  const [word, rate] = [labels.aggregateOf(cells), labels.rateOf(cells)];
  return word === undefined && rate === undefined ? "" : JSON.stringify([word, rate]);
}

function asRowSays(
  { keys, labels }: StreamedColumns,
  cells: readonly string[],
): Pick<Description, "apart" | "aggregate" | "rate"> {
  const apart = keys
    .filter((each) => each.as === "apart")
    .map(({ name, index }) => apartBy(readName(name).role, readName(name).plain, cells[index]))
    .find((word) => word !== undefined);
  const [aggregate, rate] = [labels?.aggregateOf(cells), labels?.rateOf(cells)];
  return {
    ...(apart === undefined ? {} : { apart }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(rate === undefined ? {} : { rate }),
  };
}

function sorted(settings: Settings): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}
