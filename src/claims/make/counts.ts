import type { Fact, NarrativeSection } from "../../records";
import type { Count } from "../known/types";
import type { Claim } from "../types";
import { countRows } from "./count-rows";
import type { CountRow } from "./count-rows";
import { claim } from "./make";
import type { Making } from "./make";

/** What was read, made, failed, kept apart and set aside, in numbers. */
export function countClaims(making: Making): readonly Claim[] {
  const made = making.known.counts.some(
    ({ about, k }) => about.counted === "calls" && about.state === undefined && k > 0,
  );
  return making.known.counts.flatMap((count) => {
    const { about } = count;
    // Before a call was made, runs and variants are planned ones.
    if (!made && (about.counted === "runs" || about.counted === "variants")) return [];
    const row = countRows.find((each) => each.counted === about.counted && each.state === about.state);
    return !row || about.why !== undefined ? [] : countClaim(count, row, making);
  });
}

const formats: Readonly<Record<string, string>> = { csv: "CSV", json: "JSON", markdown: "Markdown" };

function countClaim({ fact, about, k, n }: Count, row: CountRow, making: Making): readonly Claim[] {
  const { subject, stage, counted, state } = about;
  if ((subject !== undefined && subject.kind !== "variant") || (counted === "memory" && !fact.unit)) return [];
  const weight = k === 0 ? row.none : row.weight;
  // Of one file format there may be none; of what is counted at all there is something, or it is not said.
  if (weight === undefined || (n !== undefined && n === 0)) return [];
  const place = `${subject === undefined ? "" : ` of ${subject.name}`}${stage === undefined ? "" : ` in the ${stage} stage`}`;
  const many = (n ?? k) !== 1;
  // "1 of 16 calls was ok", "none of the 16 calls was", "all 16 were".
  const several = n === undefined ? k !== 1 : k > 1;
  return [
    claim(making, {
      id: ["count", counted, state ?? "all", subject?.name, stage].filter((each) => each !== undefined).join("."),
      kind: k === 0 && state === "timed" ? "missing" : row.kind,
      weight: subject === undefined ? weight : weight - 20,
      sections: sectionsOf(row, k),
      say: row.say,
      slots: {
        amount: amountOf(fact, k, n),
        thing: row.thing[many ? 1 : 0],
        be: several ? "were" : "was",
        have: several ? "have" : "has",
        of: place,
        end: formats[state ?? ""] ?? "",
      },
    }),
  ];
}

/** Of nothing that went wrong nobody has to be told to look at it. */
function sectionsOf({ sections, state }: CountRow, k: number): readonly NarrativeSection[] {
  if (k > 0) return sections;
  return state === "timed"
    ? ["key_findings", "recommendations"]
    : sections.filter((name) => name !== "recommendations");
}

/** "15 of 16", "All 16", "None of the 16", "2". */
function amountOf(fact: Fact, k: number, n: number | undefined): { readonly fact: Fact; readonly text: string } {
  if (n === undefined || n === 1) return { fact, text: fact.text };
  const text = k === 0 ? `None of the ${n}` : k === n ? `All ${n}` : fact.text;
  return { fact, text };
}
