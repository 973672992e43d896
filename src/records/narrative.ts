export const narrativeSections = [
  "executive_summary",
  "data",
  "performance_analysis",
  "key_findings",
  "recommendations",
  "conclusion",
] as const;

export type NarrativeSection = (typeof narrativeSections)[number];

/** What the report says in words: claims by their ids, of which the program has the wording. */
export interface Narrative {
  readonly schema: "chimera-notebook/narrative/1";
  /** Who chose and ordered the claims: a model, or the program by their weight. */
  readonly chosenBy: "model" | "program";
  /** The model that chose, or that failed to. */
  readonly model?: string;
  /** Why the program chose, one sentence. */
  readonly reason?: string;
  /** By it each claim takes one of its wordings. */
  readonly seed: number;
  /** What a model named and was dropped, with the reason. */
  readonly dropped: readonly { readonly named: string; readonly reason: string }[];
  /** Sections for which the program chose, since nothing that the model named fits them. */
  readonly filled: readonly NarrativeSection[];
  /** How many of the study's own reports a claim is borne out by, most first: what one run says by chance stands last. */
  readonly agreement?: readonly { readonly claim: string; readonly said: number; readonly of: number }[];
  /** Ids of claims, in order. */
  readonly sections: Readonly<Record<NarrativeSection, readonly string[]>>;
}
