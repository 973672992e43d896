import type { Settings } from "../../records";
import type { Row } from "../values/row";
import { cellAt, optionsIn, recordAt } from "../values/fields";
import { looksLikeModel, modelInCommand } from "../values/model-from-name";
import { readName } from "../values/name";
import type { LongColumns } from "./long-format";
import { apartBy, mayBeApart, rowAggregate } from "./row-apart";
import { rowLabels } from "./row-labels";
import { failureReader } from "./said-failure";
import type { TableColumns } from "./table-columns";

/**
 * Prepares for rows of a table; the function that it returns tells whose figures a row holds, under which settings, and whether it failed.
 * @param fallback the model that the file's name tells, for rows that name none
 */
export function rowReader(
  header: readonly string[],
  { settings, dimensions, roles }: TableColumns,
  rows: readonly (readonly string[])[],
  fallback: string | undefined,
  long: LongColumns | undefined,
): (cells: readonly string[], row: number) => Row {
  const failureIn = failureReader(header);
  const timestampAt = roles.get("timestamp")?.[0];
  const optionsAt = header.indexOf("options");
  const described = [
    ...dimensions.filter(({ index }) => index !== optionsAt && index !== long?.metricAt && index !== long?.unitAt),
    ...(timestampAt === undefined ? [] : [{ name: "timestamp", index: timestampAt }]),
  ];
  const apartAt = header.flatMap((name, index) => (mayBeApart(name) ? [{ ...readName(name), index }] : []));
  const labels = rowLabels(header, roles);
  const known = { models: modelsAt(roles, dimensions, rows), commandAt: roles.get("command")?.[0] ?? -1 };
  return (cells, row) => {
    const get = (role: string): string | undefined => firstOf(cells, roles.get(role));
    const named = get("model") ?? firstOf(cells, known.models) ?? modelInCommand(cellAt(cells, known.commandAt));
    const [model, backend, item] = [named ?? fallback, get("backend"), get("item")];
    const own: Settings = { ...recordAt(settings, cells), ...optionsIn(cellAt(cells, optionsAt)) };
    const failure = failureIn(cells);
    const apart = apartAt.map(({ role, plain, index }) => apartBy(role, plain, cells[index])).find((word) => word !== undefined); // prettier-ignore
    const aggregate = labels.aggregateOf(cells);
    const rate = labels.rateOf(cells);
    const fromName = fallback === undefined ? "none" : "file-name";
    return {
      row,
      subject: {
        ...(model === undefined ? {} : { model }),
        ...(backend === undefined ? {} : { backend }),
        ...(item === undefined ? {} : { item }),
      },
      settings: own,
      settingsFrom: named !== undefined || settings.length > 0 || Object.keys(own).length > 0 ? "record" : fromName,
      dimensions: recordAt(described, cells),
      ...(failure === undefined ? {} : { failure }),
      ...(apart === undefined ? {} : { apart }),
      ...(aggregate === undefined ? {} : { aggregate }),
      ...(rate === undefined ? {} : { rate }),
    };
  };
}

/** A column of models that no name calls so: the first column of text, or the column of items, where all cells are written as models are. */
function modelsAt(
  roles: TableColumns["roles"],
  dimensions: TableColumns["dimensions"],
  rows: readonly (readonly string[])[],
): readonly number[] {
  if (roles.has("model")) return [];
  const first = dimensions.find(({ index }) => index === 0)?.index;
  const places = [...(first === undefined ? [] : [first]), ...(roles.get("item") ?? [])];
  return places.filter((index) => {
    const cells = rows
      .slice(0, 50)
      .map((row) => row[index] ?? "")
      .filter((cell) => cell.trim() !== "");
    return (
      cells.some(looksLikeModel) &&
      cells.every((cell) => looksLikeModel(cell) || rowAggregate(cell, false) !== undefined)
    );
  });
}

/** The first cell of a role that says something. */
function firstOf(cells: readonly string[], places: readonly number[] | undefined): string | undefined {
  if (places === undefined) return undefined;
  for (const place of places) {
    const cell = cells[place]?.trim();
    if (cell !== undefined && cell !== "") return cell;
  }
  return undefined;
}
