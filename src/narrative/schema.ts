import { narrativeSections } from "../records";
import type { JsonValue } from "../records";

/** How long a report may be. */
export interface SchemaLimits {
  /** Most sentences a section. */
  readonly sentences: number;
  /** Most facts that a sentence rests on. */
  readonly evidence: number;
  /** Most parts of a sentence. */
  readonly parts: number;
  /** Most characters of a part in words. */
  readonly characters: number;
}

/** A report with room. */
export const fullLimits: SchemaLimits = { sentences: 3, evidence: 2, parts: 5, characters: 160 };
/** A report that must be whole in a few hundred tokens: one sentence around one fact in each section. */
export const terseLimits: SchemaLimits = { sentences: 1, evidence: 1, parts: 3, characters: 60 };

/**
 * JSON schema of the report call, built from the facts that the prompt shows: a sentence first names the facts that it rests on, then
 * gives its parts, which are words without digits and references to facts. So no number can be invented, and a model that has
 * named its evidence writes words that fit it.
 */
export function narrativeSchema(
  ids: readonly string[],
  limits: SchemaLimits = fullLimits,
): { readonly [key: string]: JsonValue } {
  const text: JsonValue = { type: "string", pattern: patternOf(limits.characters) };
  const part: JsonValue = {
    anyOf: [
      { type: "object", properties: { text }, required: ["text"] },
      ...(ids.length === 0 ? [] : [{ type: "object", properties: { fact: { enum: [...ids] } }, required: ["fact"] }]),
    ],
  };
  const section: JsonValue = {
    type: "array",
    minItems: 1,
    maxItems: limits.sentences,
    items: {
      type: "object",
      properties: {
        ...(ids.length === 0
          ? {}
          : { evidence: { type: "array", minItems: 1, maxItems: limits.evidence, items: { enum: [...ids] } } }),
        parts: { type: "array", minItems: 1, maxItems: limits.parts, items: part },
      },
      required: [...(ids.length === 0 ? [] : ["evidence"]), "parts"],
    },
  };
  return {
    type: "object",
    properties: Object.fromEntries(narrativeSections.map((name) => [name, section])),
    required: [...narrativeSections],
  };
}

/** Words of a model: no digits, no quotes, braces or line breaks. */
function patternOf(characters: number): string {
  return `^[^0-9"{}<>\\n]{1,${characters}}$`;
}
