import { bareAggregate } from "./aggregate";
import type { Found } from "./name-ends";
import { unitOf } from "./unit";
import type { Unit } from "./unit";
import { slashedUnit } from "./unit-endings";

/** `99%(s)` is the percentile of its unit's values. */
export function withoutUnits(text: string): string {
  return text.replace(/\s*\([^()]*\)$/, "");
}

/** Takes units and aggregates in brackets away; other words in them stay words of the name. */
export function withoutBrackets(text: string, found: Found): string {
  if (text.length > 1000 || !/[([]/.test(text)) return text;
  const percentiles = text.replaceAll(/\bp\((\d+(?:\.\d+)?)\)/gi, "p$1");
  return percentiles.replaceAll(/\s*[([]\s*([^()[\]]*?)\s*[)\]]/g, (_whole, inside: string, at: number) => {
    const kept: string[] = [];
    for (const part of inside.split(/\s*[,;]\s*/)) {
      const unit = minutesIn(percentiles.slice(0, at), part) ?? slashedUnit(part) ?? unitIn(part);
      const aggregate = bareAggregate(part);
      if (unit !== undefined && found.unit === undefined) {
        found.unit = unit.unit;
        kept.push(...unit.keep.filter((word) => word.startsWith("per_")));
      } else if (aggregate !== undefined && found.aggregate === undefined) found.aggregate = aggregate;
      else kept.push(part);
    }
    return kept.length === 0 ? "" : ` ${kept.join(" ")}`;
  });
}

function unitIn(word: string): { unit: Unit; keep: readonly string[] } | undefined {
  const unit = unitOf(word);
  return unit === undefined ? undefined : { unit, keep: [] };
}

/** `Duration (min)` is in minutes, while the `TTFT (min)` is the least. */
function minutesIn(name: string, bracket: string): { unit: Unit; keep: readonly string[] } | undefined {
  if (!/^\s*mins?\s*$/i.test(bracket) || !/(?:duration|time|elapsed|runtime|uptime)\s*$/i.test(name)) return undefined;
  const ambiguous = "minutes, though it could be the least of several";
  return { unit: { unit: "ms", scale: 60_000, text: bracket, ambiguous }, keep: [] };
}
