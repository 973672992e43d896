import { narrativeSections } from "../records";
import type { JsonValue } from "../records";

/** Words of a model: no digits of any script, no quotes, braces or line breaks. */
export const textPattern = '^[^0-9"{}<>\\n]{1,160}$';
const mostSentences = 3;
const mostParts = 5;

/**
 * JSON schema of the report call, built from the facts that the prompt shows: a sentence is made of words without digits and of
 * references to those facts, so that no number can be invented.
 */
export function narrativeSchema(ids: readonly string[]): { readonly [key: string]: JsonValue } {
  const part: JsonValue = {
    anyOf: [
      { type: "object", properties: { text: { type: "string", pattern: textPattern } }, required: ["text"] },
      ...(ids.length === 0 ? [] : [{ type: "object", properties: { fact: { enum: [...ids] } }, required: ["fact"] }]),
    ],
  };
  const section: JsonValue = {
    type: "array",
    minItems: 1,
    maxItems: mostSentences,
    items: { type: "array", minItems: 1, maxItems: mostParts, items: part },
  };
  return {
    type: "object",
    properties: Object.fromEntries(narrativeSections.map((name) => [name, section])),
    required: [...narrativeSections],
  };
}
