import { isUtf8 } from "node:buffer";

/**
 * A value of a Parquet file as the cell that it would be in a CSV file: numbers as JavaScript writes them, null as an empty cell, lists and
 * structs as JSON.
 * @param onBinary hears of each value that is bytes and no text; nothing stands in its place
 */
export function cellText(value: unknown, onBinary: () => void): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null) return "";
  if (value instanceof Uint8Array) return textOf(value, onBinary) ?? "";
  return JSON.stringify(value, (_, inner: unknown) => plain(inner, onBinary));
}

/** What JSON has no word for, in a word that it has. */
function plain(value: unknown, onBinary: () => void): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return textOf(value, onBinary) ?? null;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  return value;
}

/** Old writers do not say which of their bytes are text: these are, if they can be. */
function textOf(bytes: Uint8Array, onBinary: () => void): string | undefined {
  const printed = isUtf8(bytes) && bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
  if (printed) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  onBinary();
  return undefined;
}
