/** One part of a sentence: words of the model, or a fact that the renderer fills in. */
export type SentencePart = { readonly text: string } | { readonly fact: string };

/** One sentence: the facts that it rests on, and its parts in order. Every fact among the parts is evidence too. */
export interface Sentence {
  readonly evidence: readonly string[];
  readonly parts: readonly SentencePart[];
}

export const narrativeSections = [
  "executive_summary",
  "data",
  "performance_analysis",
  "key_findings",
  "recommendations",
  "conclusion",
] as const;

export type NarrativeSection = (typeof narrativeSections)[number];

/** What the report says in words. */
export interface Narrative {
  readonly schema: "chimera-notebook/narrative/1";
  /** `model`: the model wrote it; `fixed`: fixed sentences over the same facts stand in. */
  readonly writer: "model" | "fixed";
  /** The model that wrote it, or that failed to. */
  readonly model?: string;
  /** Why the fixed sentences stand in, one sentence. */
  readonly fallbackReason?: string;
  /** How often the model was asked to mend its text. */
  readonly repairs: number;
  /** Sentences that the program dropped, with the reason. */
  readonly dropped: readonly { readonly sentence: string; readonly reason: string }[];
  /** How many of the study's own reports named a fact, most first: what one run says by chance stands last. */
  readonly agreement?: readonly { readonly fact: string; readonly named: number; readonly of: number }[];
  readonly sections: Readonly<Record<NarrativeSection, readonly Sentence[]>>;
}
