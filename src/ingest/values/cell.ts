import type { MeasurementStatus, SettingValue } from "../../records";

/** A cell read as a number: its value, or why there is none. */
export interface CellNumber {
  readonly value: number | null;
  readonly status: MeasurementStatus;
  readonly reason?: string;
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Western ("1,234,567") and Indian ("22,80,000") grouping. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
/** Where the comma is the decimal mark: "1.234,5" and "0,831". */
const withComma = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/;
/** "1,178" is either 1178 or 1.178. */
const eitherWay = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** What most settings look like: no sign, no leading zero, no exponent. */
const shortNumber = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const nonFinite = /^[+-]?(?:nan|inf(?:inity)?)$/i;
const absent =
  /^(?:|-|–|—|n\/?a|null|none|missing|\[(?:n\/?a|not supported|not available|unknown error|insufficient permissions)\])$/i;

/** Whether a cell stands for no value. */
export function isAbsent(cell: string): boolean {
  return absent.test(cell);
}

/** How a file writes numbers. */
export interface NumberStyle {
  readonly decimalComma: boolean;
  /** Set where nothing tells whether the comma of "1,178" is a decimal mark: such a number is invalid, not guessed. */
  readonly unsure?: true;
}

const decimalPoint: NumberStyle = { decimalComma: false };

/**
 * The number in a cell that is written as JavaScript writes numbers, as most are; NaN for any other cell, which may be a number all the
 * same. JavaScript alone reads 0x1F, 0b1 and 0o7 as numbers.
 */
export function plainNumber(cell: unknown): number {
  if (typeof cell !== "string") return Number.NaN;
  const first = cell.charCodeAt(0);
  if (!(first >= 0x2b && first <= 0x39) || cell.charCodeAt(1) > 0x39) return Number.NaN;
  const value = Number(cell);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Reads a cell that is known to hold a measured value. Text that is no number is `invalid` with the text as reason. */
export function numberIn(cell: unknown, style: NumberStyle = decimalPoint): CellNumber {
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? { value: cell, status: "ok" } : invalid(`the value is ${cell}, not a number`);
  }
  if (cell === null || cell === undefined) return { value: null, status: "missing" };
  if (typeof cell === "boolean") return invalid(`the value is ${cell}, not a number`);
  if (typeof cell !== "string") return invalid("the value is not a number");
  const quick = style.decimalComma ? Number.NaN : plainNumber(cell);
  if (!Number.isNaN(quick)) return { value: quick, status: "ok" };
  const text = cell.trim().replaceAll("\u00a0", "");
  if (absent.test(text)) return { value: null, status: "missing" };
  if (style.decimalComma && withComma.test(text)) {
    if (style.unsure && eitherWay.test(text)) {
      return invalid(`${text} may be ${text.replace(",", "")} or ${text.replace(",", ".")}`);
    }
    if (!style.unsure || text.includes(",")) return finite(Number(text.replaceAll(".", "").replace(",", ".")), text);
  }
  if (plain.test(text)) return finite(Number(text), text);
  if (!style.decimalComma && grouped.test(text)) return finite(Number(text.replaceAll(",", "")), text);
  if (nonFinite.test(text)) return invalid(`the value is ${text}`);
  return invalid(`the cell says ${JSON.stringify(text.slice(0, 80))}, not a number`);
}

function finite(value: number, text: string): CellNumber {
  return Number.isFinite(value) ? { value, status: "ok" } : invalid(`the value ${text.slice(0, 40)} is too large`);
}

function invalid(reason: string): CellNumber {
  return { value: null, status: "invalid", reason };
}

/** Whether text may be taken for a number although nobody said so: no leading zero, no hexadecimal, no long identifier. */
export function looksNumeric(text: string, exponent: boolean): boolean {
  const cell = text.trim();
  // Prose begins with a letter, and most text that is no number is prose.
  const first = cell.charCodeAt(0);
  if (first > 0x39 && !nonFinite.test(cell)) return false;
  if (/^[+-]?0\d/.test(cell)) return false;
  if (/^[+-]?\d{16,}$/.test(cell)) return false;
  if (!exponent && /e/i.test(cell)) return nonFinite.test(cell);
  return plain.test(cell) || grouped.test(cell) || nonFinite.test(cell);
}

/** A setting or dimension as it stands in a cell: numbers and booleans typed, other text as it is. */
export function settingValue(cell: unknown): SettingValue | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : String(cell);
  if (typeof cell === "boolean") return cell;
  if (typeof cell !== "string") return undefined;
  if (cell === "") return undefined;
  if (shortNumber.test(cell)) return Number(cell);
  return looksNumeric(cell, false) && !nonFinite.test(cell) ? Number(cell.replaceAll(",", "")) : cell;
}
