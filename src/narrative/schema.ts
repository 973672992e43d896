import { narrativeSections } from "../records";
import type { JsonValue } from "../records";

/** Words of a model: no digits of any script, no quotes, braces or line breaks. */
export const textPattern = '^[^0-9"{}<>\\n]{1,160}$';
const mostEvidence = 2;
const mostParts = 5;

/** Most sentences of a section. */
export const mostSentences = 3;

/**
 * JSON schema of the report call, built from the facts that the prompt shows: a sentence first names the facts that it rests on, then
 * gives its parts, which are words without digits and references to facts. So no number can be invented, and a model that has
 * named its evidence writes words that fit it.
 * @param sentences most sentences a section, fewer where the answer has little room
 */
export function narrativeSchema(
  ids: readonly string[],
  sentences = mostSentences,
): { readonly [key: string]: JsonValue } {
  const part: JsonValue = {
    anyOf: [
      { type: "object", properties: { text: { type: "string", pattern: textPattern } }, required: ["text"] },
      ...(ids.length === 0 ? [] : [{ type: "object", properties: { fact: { enum: [...ids] } }, required: ["fact"] }]),
    ],
  };
  const section: JsonValue = {
    type: "array",
    minItems: 1,
    maxItems: sentences,
    items: {
      type: "object",
      properties: {
        ...(ids.length === 0
          ? {}
          : { evidence: { type: "array", minItems: 1, maxItems: mostEvidence, items: { enum: [...ids] } } }),
        parts: { type: "array", minItems: 1, maxItems: mostParts, items: part },
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
