import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { quantityOf, readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { snake } from "../values/snake";
import { unitOf } from "../values/unit";
import type { Unit } from "../values/unit";
import { endingOf, slashedUnit } from "../values/unit-endings";

const line =
  /^\s*(?:\[[\w ]+\]\s+)?([A-Za-z][\w .,%/()+-]{1,70}?)(?:\s*[:=]\s*|(?<=\))\s+)([+-]?\d[\d.,]*(?:e[+-]?\d+)?)\s*([A-Za-z%°µμ][\w/%°µμ -]{0,30})?((?:,\s+\d[\d.]*\s*[A-Za-z%°µμ][\w/%°µμ-]*(?: [\w/%°µμ-]+)?)*)\s*$/i;
const more = /,\s+(\d[\d.]*)\s*([A-Za-z%°µμ][\w/%°µμ-]*(?: [\w/%°µμ-]+)?)/g;
/** Fewer lines of figures may be a sentence with a number in it. */
const fewest = 3;
const longestLine = 300;

interface Figure {
  readonly at: number;
  readonly name: string;
  readonly quantity: Quantity;
  readonly text: string;
}

/** Lines such as `Mean TTFT (ms):  45.2`, as programs print their results; returns how many figures were read. A name that comes again begins a next run. */
export function readLines(text: string, firstLine: number, base: Row, out: Collector): number {
  const figures = text.split("\n").flatMap((each, at) => (each.length > longestLine ? [] : figuresOf(each, at)));
  if (figures.length < fewest) return 0;
  let run = 1;
  let seen = new Set<string>();
  const repeats = new Set(figures.map(nameOf)).size < figures.length;
  for (const figure of figures) {
    const name = nameOf(figure);
    if (seen.has(name)) [run, seen] = [run + 1, new Set<string>()];
    seen.add(name);
    const row: Row = {
      ...base,
      row: firstLine + figure.at,
      ...(repeats ? { dimensions: { ...base.dimensions, run } } : {}),
    };
    out.value(row, figure.quantity, figure.text, undefined, figure.name);
  }
  return figures.length;
}

function nameOf({ name, quantity }: Figure): string {
  return `${name} ${quantity.unit}`;
}

/** The figures of one line whose units are known, be it from the name or behind the number. */
function figuresOf(text: string, at: number): readonly Figure[] {
  const [, name = "", first = "", unit, rest = ""] = line.exec(text) ?? [];
  if (name === "" || readName(name).role !== undefined) return [];
  const pairs = [[first, unit], ...[...rest.matchAll(more)].map(([, value = "", word]) => [value, word])] as const;
  return pairs.flatMap(([value = "", word]): Figure[] => {
    const quantity = inUnit(quantityOf(name), word);
    return quantity === undefined || quantity.unit === "unknown" ? [] : [{ at, name, quantity, text: value }];
  });
}

/** The quantity in the unit behind its number, which goes before that of its name; undefined where the word is none. */
function inUnit(named: Quantity, word: string | undefined): Quantity | undefined {
  if (word === undefined || word.trim() === "") return named;
  // `2500.10 output tokens/s`: what is counted stands before the unit.
  const [, what, last] = /^(\w+) (\S+\/\S+)$/.exec(word.trim()) ?? [];
  if (what !== undefined && unitIn(last!) !== undefined)
    return inUnit({ ...named, metric: `${what.toLowerCase()}_${named.metric}` }, last);
  const unit = unitIn(word.trim());
  if (unit === undefined) return undefined;
  const bare = unit.unit === "ms" ? "time" : snake(word);
  const metric = named.metric === "value" || named.metric === "" ? bare : named.metric;
  return {
    metric,
    unit: unit.unit,
    scale: unit.scale,
    originalUnit: unit.text,
    ...(named.aggregate === undefined ? {} : { aggregate: named.aggregate }),
    ...(unit.ambiguous === undefined ? {} : { ambiguous: unit.ambiguous }),
  };
}

function unitIn(word: string): Unit | undefined {
  const found = unitOf(word) ?? slashedUnit(word)?.unit;
  if (found !== undefined) return found;
  const ending = endingOf(snake(word));
  return ending?.rest === "" ? { ...ending.unit, text: word } : undefined;
}
