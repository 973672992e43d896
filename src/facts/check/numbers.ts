import { numberWords } from "./number-words";
import { gluedUnit } from "./name-shapes";
import type { PrintedNumber, Reading } from "./types";
import { leadingUnit } from "./units";

const digits = [
  String.raw`(?:\d+ )?\d+⁄\d+`,
  String.raw`\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?`,
  String.raw`\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?`,
  String.raw`\d{1,3}(?:\.\d{3})+,\d+`,
  String.raw`\d{1,3}(?:\.\d{3}){2,}(?!\.?\d)`,
  String.raw`\d{1,3}(?:[ \u00a0'’]\d{3})+(?!\d)(?:[.,]\d+)?`,
  String.raw`\d+(?:[.,]\d+)?`,
  String.raw`\.\d+`,
].join("|");
const exponent = String.raw`(?:[eE][+-]?\d+(?![\w.])|[ ]?[×x*][ ]?10(?:\^|\*\*)[+-]?\d+|\^-?\d+)?`;
const pattern = new RegExp(`(?:${digits})${exponent}`, "g");
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  thousand: 1e3,
  million: 1e6,
  M: 1e6,
  billion: 1e9,
  B: 1e9,
};

/** Every number of a plain text, in figures and in words, with its sign and unit. */
export function findNumbers(text: string): readonly PrintedNumber[] {
  const figures = [...text.matchAll(pattern)].map((match): PrintedNumber => {
    const start = match.index;
    const end = start + match[0].length;
    const found = scaledUnit(text, end);
    if (/[$€£¥][ \u00a0]?[-+–]?$/.test(text.slice(Math.max(0, start - 3), start))) found.unit = "money";
    const glued = found.unit === undefined && found.scale === 1 ? gluedUnit(text, start, end) : undefined;
    return {
      start,
      ...(glued === undefined ? found : { unit: glued, unitEnd: end + glued.length, scale: 1 }),
      end,
      readings: readingsOf(match[0]),
      ...signBefore(text, start),
      word: false,
    };
  });
  const words = numberWords(text).map(({ start, end, value, ratio }): PrintedNumber => {
    const found = ratio ? { unit: "×", unitEnd: end, scale: 1 } : scaledUnit(text, end);
    return {
      start,
      ...found,
      end,
      readings: [{ value, decimals: Math.max(ratio ? 1 : 0, decimalsOf(value)) }],
      ...signBefore(text, start),
      word: true,
    };
  });
  return shareUnits(
    text,
    [...figures, ...words].sort((a, b) => a.start - b.start),
  );
}

function scaledUnit(text: string, end: number): { unitEnd: number; scale: number; unit?: string } {
  const scale =
    /^(?:([kK])(?![\w/])|([MB])(?=\s+(?:tokens|files|rows|calls|requests|observations|times))|\s(thousand|million|billion)\b)/.exec(
      text.slice(end, end + 30),
    );
  const name = scale?.[1] ?? scale?.[2] ?? scale?.[3];
  const from = end + (scale ? scale[0].length : 0);
  const found = leadingUnit(text.slice(from, from + 60));
  return {
    unitEnd: from + (found?.length ?? 0),
    scale: name === undefined ? 1 : scales[name]!,
    ...(found ? { unit: found.unit } : {}),
  };
}

function signBefore(text: string, start: number): { sign: -1 | 0 | 1; deviation: boolean } {
  const before = text.slice(Math.max(0, start - 12), start);
  const deviation = /(?:±|\+\/-)\s?$/.test(before);
  if (deviation) return { sign: 0, deviation };
  const match = /(?:^|[\s([{|:=~≈→,/"“*_<>])([+\-–—])$/.exec(before) ?? /\b(minus|negative|plus)\s$/i.exec(before);
  const sign = match?.[1] === undefined ? 0 : /^(?:\+|plus)$/i.test(match[1]) ? 1 : -1;
  return { sign, deviation };
}

/** "A ± B ms", "A to B ms", "A → B ms": the unit stands once for both. */
function shareUnits(text: string, numbers: readonly PrintedNumber[]): readonly PrintedNumber[] {
  const shared: PrintedNumber[] = [...numbers];
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const [one, next] = [shared[index]!, shared[index + 1]!];
    if (one.unit !== undefined || next.unit === undefined || next.unit === "×") continue;
    const between = text.slice(one.unitEnd, next.start);
    if (/^\s?(?:±|\+\/-|[-–—]|to|→|->|vs\.?|versus|and|or|\/)\s?[+-]?$/i.test(between))
      shared[index] = { ...one, unit: next.unit };
  }
  return shared;
}

function readingsOf(printed: string): readonly Reading[] {
  const [, mantissa = printed, power] = /^(.*?)(?:(?:[eE]|[ ]?[×x*][ ]?10(?:\^|\*\*))([+-]?\d+))$/.exec(printed) ?? [];
  const raised = /^(.*)\^(-?\d+)$/.exec(mantissa);
  if (power === undefined && raised) return [{ value: Number(raised[1]) ** Number(raised[2]), decimals: 0 }];
  const fraction = /^(?:(\d+) )?(\d+)⁄(\d+)$/.exec(mantissa);
  if (fraction) {
    const value = Number(fraction[1] ?? 0) + Number(fraction[2]) / Number(fraction[3]);
    return [{ value, decimals: decimalsOf(value) }];
  }
  return plainReadings(mantissa).map(({ value, decimals }) =>
    power === undefined
      ? { value, decimals }
      : { value: Number(`${value}e${power}`), decimals: Math.max(0, decimals - Number(power)) },
  );
}

function plainReadings(printed: string): readonly Reading[] {
  const read = (text: string): Reading => ({ value: Number(text), decimals: /\.(\d+)$/.exec(text)?.[1]?.length ?? 0 });
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(printed)) return [read(printed.replaceAll(".", "").replace(",", "."))];
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(printed)) return [read(printed.replaceAll(".", ""))];
  if (/[ \u00a0'’]/.test(printed)) return [read(printed.replace(/[ \u00a0'’]/g, "").replace(",", "."))];
  if (/^\d{1,3},\d{3}$/.test(printed)) return [read(printed.replace(",", "")), read(printed.replace(",", "."))];
  if (/^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(printed) && /,\d{3}(?:\.|$)/.test(printed))
    return [read(printed.replaceAll(",", ""))];
  return [read(printed.replace(",", "."))];
}

function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : Math.min(2, String(value).split(".")[1]?.length ?? 0);
}
