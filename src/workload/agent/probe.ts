import { factLine } from "../../facts";
import { measure } from "../../llm";
import type { Connection } from "../../llm";
import type { CallModel, CallRecord, Fact, RunnerOptions } from "../../records";
import { isWhole } from "../../stats";
import { parseObject } from "../../text";

const word = "measured";
const sampleCharacters = 900;

/** One short call before a study: does the model keep to a schema, and how many characters of such a prompt make a token. */
export interface Probe {
  readonly record: CallRecord;
  /** Null when the call did not end well. */
  readonly formatEnforced: boolean | null;
}

export async function probe(request: {
  readonly id: string;
  readonly connection: Connection;
  readonly study: string;
  readonly model: CallModel;
  readonly variant: string;
  readonly options: RunnerOptions;
  readonly thinks: boolean;
  /** Facts of the kind that the study's prompts will show. */
  readonly sample: readonly Fact[];
  readonly signal?: AbortSignal;
}): Promise<Probe> {
  const { id, connection, study, model, variant, options, thinks, sample, signal } = request;
  const record = await measure(connection, {
    id,
    study,
    run: 0,
    stage: "probe",
    variant,
    model,
    // Prose is the natural answer here: what comes back as JSON with the one word was bound to it.
    prompt: `${sample.map(factLine).join("\n").slice(0, sampleCharacters)}\nSay in a few words of your own what this table is about.`,
    options: { ...options, num_predict: 48, temperature: 0, seed: 1 },
    anyOption: true,
    format: { type: "object", properties: { answer: { enum: [word] } }, required: ["answer"] },
    ...(thinks ? { think: false } : {}),
    cache: "allow",
    ...(signal === undefined ? {} : { signal }),
  });
  return { record, formatEnforced: isWhole(record) ? parseObject(record.response)?.["answer"] === word : null };
}
