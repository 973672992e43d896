import type { Sayable } from "./claims";
import type { PrintedNumber } from "./types";

const aliases: Readonly<Record<string, string>> = { temp: "temperature" };

/** The name before a number in "num_gpu=80"; undefined where there is none. */
export function settingName(number: PrintedNumber, text: string): string | undefined {
  const name = /([A-Za-z]\w*)\s?=\s?-?$/.exec(text.slice(Math.max(0, number.start - 40), number.start))?.[1];
  return name === undefined || /^[np]$/.test(name) ? undefined : (aliases[name] ?? name);
}

/** A setting stands if a fact gives that name that value, and every other setting in the same run of settings too. */
export function settingFact(number: PrintedNumber, text: string, said: Sayable): string | undefined {
  const run = runOfSettings(text, number);
  const wanted = pairsOf(text.slice(run.start, run.end));
  return said.facts.find(({ fact }) => {
    if (fact.value !== undefined || !fact.text.includes("=")) return false;
    const own = new Set(pairsOf(fact.text));
    return wanted.every((pair) => own.has(pair));
  })?.fact.id;
}

const oneSetting = String.raw`[A-Za-z]\w*\s?=\s?[\w.+-]*\w`;

function runOfSettings(text: string, number: PrintedNumber): { readonly start: number; readonly end: number } {
  const pattern = new RegExp(`${oneSetting}(?:,? ${oneSetting})*`, "g");
  const from = Math.max(0, text.lastIndexOf("\n", number.start) + 1);
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match && match.index <= number.start; match = pattern.exec(text))
    if (match.index + match[0].length >= number.end) return { start: match.index, end: match.index + match[0].length };
  return { start: number.start, end: number.end };
}

/** `name=value` in one spelling; what is left at its default claims nothing. */
function pairsOf(text: string): readonly string[] {
  return [...text.matchAll(/([A-Za-z]\w*)\s?=\s?([\w.+-]*\w)/g)].flatMap(([, name, value]) =>
    value === "default"
      ? []
      : [`${aliases[name!] ?? name!}=${Number.isFinite(Number(value)) ? Number(value) : value!}`],
  );
}
