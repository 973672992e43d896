import type { Row } from "../collect";
import { looksNumeric } from "../cell";
import { record, settingName } from "../fields";
import { tableKind } from "../kind";
import { modelFromName } from "../model-from-name";
import { quantityOf, snake } from "../quantity";
import type { Quantity } from "../quantity";
import { failureOf } from "./failure";
import { roleOf } from "./roles";

interface Column {
  readonly index: number;
  readonly name: string;
  readonly quantity: Quantity;
}

/** Any other table: columns with a unit in their name, or with numbers only, are measured; the rest describes the row. */
export const genericTable = tableKind(
  "table",
  () => true,
  (file, out) => {
    const { header, rows, delimiter } = file.table;
    const comma = delimiter !== "," && decimalComma(rows);
    const measured: Column[] = [];
    const described: [number, string][] = [];
    const settings: [number, string][] = [];
    const roles = new Map<string, number>();
    header.forEach((name, index) => {
      const role = roleOf(name);
      const setting = settingName(name);
      if (role !== undefined) roles.set(role, roles.has(role) ? roles.get(role)! : index);
      else if (setting !== undefined) settings.push([index, setting]);
      else {
        const quantity = quantityOf(name);
        const numeric = isNumeric(rows, index, quantity.unit !== "unknown", comma);
        if (numeric) measured.push({ index, name, quantity });
        else described.push([index, snake(name) || name]);
      }
    });
    const unitless = measured.filter(({ quantity }) => quantity.unit === "unknown").map(({ name }) => name);
    if (unitless.length > 0) {
      const names = unitless
        .slice(0, 5)
        .map((name) => JSON.stringify(name.slice(0, 60)))
        .join(", ");
      out.problem(
        "note",
        "unknown-unit",
        `has numbers without a unit in ${names}${unitless.length > 5 ? ", …" : ""}; they are kept as they stand`,
      );
    }
    const fallback = modelFromName(file.name);
    rows.forEach((cells, at) => {
      const get = (role: string): string | undefined => {
        const index = roles.get(role);
        return index === undefined ? undefined : cells[index];
      };
      const model = get("model") || fallback;
      const backend = get("backend");
      const failure = failureOf(get);
      const row: Row = {
        row: at + 1,
        subject: {
          ...(model === undefined ? {} : { model }),
          ...(backend ? { backend } : {}),
          ...(get("item") ? { item: get("item")! } : {}),
        },
        settings: record(settings.map(([index, name]) => [name, cells[index]])),
        settingsFrom: get("model") || settings.length > 0 ? "record" : model === undefined ? "none" : "file-name",
        dimensions: record([
          ...described.map(([index, name]): [string, unknown] => [name, cells[index]]),
          ["when", get("when")],
        ]),
        ...(failure === undefined ? {} : { failure }),
      };
      for (const { index, quantity } of measured) {
        const cell = cells[index];
        out.value(
          row,
          quantity,
          comma && cell !== undefined && /^\s*[+-]?\d+,\d+\s*$/.test(cell) ? cell.replace(",", ".") : cell,
        );
      }
    });
  },
);

/** With another separator than the comma, `1,5` is a decimal; `1,234` alone could be either, so one clear case must stand beside it. */
function decimalComma(rows: readonly (readonly string[])[]): boolean {
  return rows.some((row) => row.some((cell) => /^\s*[+-]?\d+,(?:\d{1,2}|\d{4,})\s*$/.test(cell)));
}

function isNumeric(rows: readonly (readonly string[])[], index: number, named: boolean, comma: boolean): boolean {
  let numbers = 0;
  let texts = 0;
  for (const row of rows) {
    const cell = (row[index] ?? "").trim();
    if (cell === "" || /^(?:-|–|n\/?a|null|none)$/i.test(cell)) continue;
    if (looksNumeric(comma ? cell.replace(",", ".") : cell, named)) numbers += 1;
    else texts += 1;
  }
  return named ? numbers > 0 && numbers >= texts : numbers > 0 && texts === 0;
}
