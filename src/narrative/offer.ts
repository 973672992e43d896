import { claimText } from "../claims";
import type { Claim } from "../claims";
import { narrativeSections } from "../records";
import type { JsonValue, NarrativeSection } from "../records";

/** Claims that a model is shown to choose from, each with a short code: `c1`, `c2`, … */
export interface Offer {
  readonly claims: readonly Claim[];
  /** By code. */
  readonly byCode: ReadonlyMap<string, Claim>;
  /** The section that each was taken for, by code: under a schema it may be chosen there and nowhere else. */
  readonly sectionOf: ReadonlyMap<string, NarrativeSection>;
  /** One line a claim, for the prompt. */
  readonly lines: readonly string[];
}

/** More than a small model reads in its time. */
const mostOffered = 32;
/** Most codes that a model is asked for a section. */
const mostAsked = 3;

/**
 * The claims that tell most and fit into so many characters: the sections take turns, so that each has some to choose from.
 * @param claims those that tell most first
 */
export function offerOf(claims: readonly Claim[], characters: number): Offer {
  const taken = new Map<Claim, NarrativeSection>();
  const full = new Set<NarrativeSection>();
  let left = characters;
  while (full.size < narrativeSections.length && taken.size < mostOffered) {
    for (const name of narrativeSections) {
      const claim = full.has(name)
        ? undefined
        : claims.find((each) => each.sections.includes(name) && !taken.has(each) && lineLength(each) <= left);
      if (claim === undefined || taken.size === mostOffered) full.add(name);
      else {
        taken.set(claim, name);
        left -= lineLength(claim);
      }
    }
  }
  const offered = claims.filter((claim) => taken.has(claim));
  const byCode = new Map(offered.map((claim, index) => [`c${index + 1}`, claim] as const));
  const sectionOf = new Map([...byCode].map(([code, claim]) => [code, taken.get(claim)!] as const));
  return {
    claims: offered,
    byCode,
    sectionOf,
    lines: [...byCode].map(([code, claim]) => `${code} ${claimText(claim)}`),
  };
}

function lineLength(claim: Claim): number {
  return claimText(claim).length + 5;
}

/**
 * JSON schema of the choice: each section a list of its codes, at least one. No other text can be written under it, and no code in two sections, so that
 * whatever is written makes a choice.
 */
export function choiceSchema({ sectionOf }: Offer): { readonly [key: string]: JsonValue } {
  const fitting = narrativeSections.flatMap((name) => {
    const codes = [...sectionOf].flatMap(([code, section]) => (section === name ? [code] : []));
    return codes.length === 0 ? [] : [[name, codes] as const];
  });
  return {
    type: "object",
    properties: Object.fromEntries(
      fitting.map(([name, codes]): [string, JsonValue] => [
        name,
        { type: "array", minItems: 1, maxItems: Math.min(mostAsked, codes.length), items: { enum: codes } },
      ]),
    ),
    required: fitting.map(([name]) => name),
  };
}
