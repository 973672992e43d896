import type { Shift } from "./hodges-lehmann";
import type { VerdictOptions } from "./verdict-types";
import { percent, roughPercent } from "./words";

/** "takes 7.6 % less (95 % interval 6.5 to 9.2 % less)". */
export function ratioSize({ estimate, low, high }: Shift): string {
  const less = estimate < 1;
  const [near, far] = less ? [1 - high, 1 - low] : [low - 1, high - 1];
  const word = less ? "less" : "more";
  const end = Number.isFinite(far) ? `${percent(far)} % ${word}` : "without limit";
  if (!Number.isFinite(near)) return "takes more without limit (95 % interval without limit too)";
  const takes = Number.isFinite(estimate) ? `takes ${percent(estimate - 1)} % ${word}` : "takes more without limit";
  return `${takes} (95 % interval ${percent(near)} to ${end})`;
}

/** "3 % faster to 8 % slower". */
export function ratioRange({ low, high }: Shift): string {
  const upper = Number.isFinite(high) ? `${roughPercent(high - 1)} % slower` : "slower without limit";
  return `${roughPercent(1 - low)} % faster to ${upper}`;
}

/** What a verdict rests on: real confidence, direction, calls left out, order, size of the family. */
export function footnotesOf(options: VerdictOptions, shift: Shift | null): readonly string[] {
  const lines: string[] = [];
  if (shift) {
    const how = shift.method === "exact" ? "covers exactly" : "covers about";
    lines.push(`The 95 % interval ${how} ${(shift.confidence * 100).toFixed(1)} %.`);
  }
  if (options.betterIs === "higher") lines.push("Compared as time per unit of work, so that less is better.");
  if (options.excluded?.length) lines.push(`Left out: ${options.excluded.join(", ")}.`);
  if (options.order !== undefined) lines.push(`Order of runs: ${options.order}.`);
  if ((options.familySize ?? 1) > 1) lines.push(`One of ${options.familySize!} comparisons.`);
  return lines;
}
