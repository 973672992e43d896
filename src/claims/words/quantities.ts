import type { Quantity } from "./tokens";
import { unitAt } from "./units";

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ \u00a0']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:\.\d+)?(?![\d])|\.\d+`;
const pattern = new RegExp(`(${digits})`, "y");
const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, billion: 1e9 };
const scalePattern = /(?:([kK])(?![\w/])|[ ](thousand|million|billion)\b)/y;

/** The number in figures that begins at a place, with sign, scale and unit; undefined where none does, or where it is part of a name. */
export function quantityAt(text: string, at: number): Quantity | undefined {
  const signed = /[-+]/.test(text[at] ?? "") && /[\d.]/.test(text[at + 1] ?? "");
  const from = signed ? at + 1 : at;
  if (signed && !/^$|[\s([{|:=~,/"]/.test(text[at - 1] ?? "")) return undefined;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (!match) return undefined;
  let end = from + match[0].length;
  const [value, decimals] = reading(match[0]);
  scalePattern.lastIndex = end;
  const scaled = scalePattern.exec(text);
  const scale = scaled ? scales[(scaled[1] ?? scaled[2]!).toLowerCase()]! : 1;
  if (scaled) end += scaled[0].length;
  const unit = unitAt(text, end);
  if (unit) ({ end } = unit);
  // "7B", "4bit", "2nd", "3.2.1", "1e5", "8x7b": no number, or none that is known here.
  if (!unit && /^(?:[\p{L}_]|[.,:]\d|-\p{L})/u.test(text.slice(end, end + 2))) return undefined;
  return {
    kind: "quantity",
    start: at,
    end,
    text: text.slice(at, end),
    value,
    decimals,
    scale,
    sign: signed ? (text[at] === "-" ? -1 : 1) : 0,
    ...(unit ? { unit: unit.unit } : {}),
  };
}

function reading(printed: string): readonly [value: number, decimals: number] {
  const grouped = /^\d{1,3}(?:,\d{3})+/.test(printed) ? printed.replaceAll(",", "") : printed;
  const plain = grouped.replace(/[ \u00a0']/g, "").replace(",", ".");
  return [Number(plain), /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0];
}
