import type { Fact } from "../../records";
import type { Slot } from "../words/lexicon";
import { isWord } from "../words/tokens";
import type { Token } from "../words/tokens";
import type { Reading } from "../types";

export interface Judgement {
  readonly reading: Reading;
  readonly facts: readonly Fact[];
  readonly reason?: string;
}

export function notRead(reason: string): Judgement {
  return { reading: "not-read", facts: [], reason };
}

export function proven(...facts: readonly Fact[]): Judgement {
  return { reading: "proven", facts };
}

export function contradicted(reason: string, ...facts: readonly Fact[]): Judgement {
  return { reading: "contradicted", facts, reason };
}

/** All of it must hold: one part that a fact denies makes the whole false, one that was not read leaves it open. */
export function all(parts: readonly Judgement[]): Judgement {
  const facts = [...new Set(parts.flatMap((part) => part.facts))];
  const worst =
    parts.find(({ reading }) => reading === "contradicted") ?? parts.find(({ reading }) => reading === "not-read");
  if (parts.length === 0) return notRead("it says nothing that could be judged");
  return worst ? { ...worst, facts } : { reading: "proven", facts };
}

/** What small words a judge passes over, whatever it judges. */
const small: ReadonlySet<Slot> = new Set(["glue", "link", "conjunction", "pronoun"]);

/** The first content word that a judge has no use for: while there is one, the clause is not understood. */
export function unused(tokens: readonly Token[], ...uses: readonly string[]): Token | undefined {
  const used = new Set(uses);
  return tokens.find((token) => {
    if (token.kind === "mark") return false;
    if (token.kind !== "word") return !used.has(token.kind);
    if (token.slot === "glue" && token.value === "wide")
      return !used.has("interval") || !tokens.some((each) => isWord(each, "interval"));
    return !small.has(token.slot) && !used.has(token.slot) && !used.has(`${token.slot}:${token.value}`);
  });
}

/** "It does not know what … says here." */
export function unusedReason(token: Token): Judgement {
  return notRead(`"${token.text.trim().slice(0, 40)}" is not understood here`);
}
