import type { CellAccount } from "../../records";
import type { ParsedFile } from "../kinds/kind";
import type { Collector, Tally } from "../values/collect";
import { readingOf } from "./reading";
import { look, seenUnder } from "./seen";
import type { ByName } from "./seen";
import { settle, totalOf } from "./settle";
import type { Why } from "./settle";

/**
 * What became of every cell or leaf of a file: each is counted once, under its name.
 * @param found what was read of the file, or of each of its tables
 * @param named whether to tell it for each name
 */
export function accountOf(parsed: ParsedFile, found: readonly Collector[], named: boolean): CellAccount {
  const seen: ByName = new Map();
  const measured = tallies(found, parsed.content === "json" || parsed.content === "lines");
  const told = new Map(found.flatMap((each) => [...each.told]));
  const rows = look(parsed, seen, measured, told);
  const isCalls =
    found.every(({ measurements }) => measurements.length === 0) && found.some(({ calls }) => calls.length > 0);
  for (const name of measured.keys()) seenUnder(seen, name);
  const hasReasons = found.some(({ left }) => left.size > 0);
  const names = [...seen].map(([name, each]) => {
    const tally = measured.get(name);
    const reading = named ? readingOf(name, tally?.quantity) : undefined;
    return settle(name, each, tally?.count ?? 0, hasReasons ? reasonsOf(found, name) : [], isCalls, reading);
  });
  return totalOf([...names, ...rows], named);
}

/** Figures by name: the last step of a pointer that is no number of a list. */
function tallies(found: readonly Collector[], isJson: boolean): ReadonlyMap<string, Tally> {
  if (!isJson && found.length === 1) return found[0]!.measured;
  const all = new Map<string, Tally>();
  for (const { measured } of found) {
    for (const [key, tally] of measured) {
      const name = isJson && (key.includes("/") || key.includes("~")) ? lastStep(key) : key;
      const known = all.get(name);
      all.set(name, known === undefined ? tally : { ...known, count: known.count + tally.count });
    }
  }
  return all;
}

function lastStep(key: string): string {
  const steps = key.split("/").filter((step) => !/^\d+$/.test(step));
  return (steps.at(-1) ?? key).replaceAll("~1", "/").replaceAll("~0", "~");
}

function reasonsOf(found: readonly Collector[], name: string): readonly Why[] {
  return found.flatMap(({ left }) => [...(left.get(name) ?? [])].map(([why, count]) => ({ why, count })));
}
