import type { Measurement, SettingValue } from "../../records";
import type { Quantity } from "./quantity";
import type { Row } from "./row";
import { scaled } from "./scaled";

/** A measurement while it is made. */
export type Draft = { -readonly [K in keyof Measurement]: Measurement[K] };

/** A value as it stood in the file, in the unit that it is kept in. */
export function draft(
  file: string,
  kind: string,
  firstRow: number,
  row: Row,
  quantity: Quantity,
  cell: unknown,
  read: number | null,
  status: Draft["status"],
  key: string | undefined,
): Draft {
  const { subject, settings, settingsFrom } = row;
  const value = read === null ? null : scaled(read, quantity.scale);
  const asFound = { value: original(cell), unit: quantity.originalUnit };
  const { metric, unit } = quantity;
  const made: Draft = { file, kind, subject, settings, settingsFrom, metric, unit, value, original: asFound, status };
  if (row.row !== undefined) made.row = row.row + firstRow;
  if (row.pointer !== undefined || row.row === undefined) made.pointer = pointerOf(row.pointer ?? "", key);
  if (row.dimensions !== undefined) made.dimensions = row.dimensions;
  if (quantity.aggregate !== undefined) made.aggregate = quantity.aggregate;
  return made;
}

function pointerOf(place: string, key: string | undefined): string {
  return key === undefined ? place : `${place}/${key}`;
}

function original(cell: unknown): SettingValue | null {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? cell : null;
}
