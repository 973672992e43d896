import { charactersPerToken } from "../facts";
import type { Connection } from "../llm";
import type { CallRecord, FactRegistry, Narrative, Study } from "../records";
import { agreement, withAgreement } from "../narrative";
import { contextsOf } from "../workload";
import type { Prompts } from "../workload";
import type { ProgressTeller } from "./clock";
import { startNarrative } from "./narrative-time";
import { writeNarrative } from "./write-narrative";

export interface ModelWords {
  readonly connection: Connection;
  readonly prompts: Prompts;
  readonly records: Map<string, CallRecord>;
  readonly append: (record: CallRecord) => Promise<void>;
  readonly progress: ProgressTeller;
  readonly limitMs: number;
  readonly signal?: AbortSignal;
}

/** Lets the model choose what the report says, in the largest context of the study's variants, until its time is up; the progress says what it does and how long it may. */
export async function modelWords(measured: Study, registry: FactRegistry, work: ModelWords): Promise<Narrative> {
  const { connection, prompts, records, append, progress, limitMs, signal } = work;
  const { manifest } = measured;
  const { config } = manifest;
  let text: string | undefined;
  const tell = (): void => progress.tell("narrative", undefined, text, { elapsedMs: time.elapsedMs(), limitMs });
  const time = startNarrative(limitMs, signal, tell);
  try {
    // The model of the baseline writes, in whichever of its contexts is the largest.
    const own = config.variants.filter(({ model, environment }) => model === undefined && environment === undefined);
    const contexts = await contextsOf(
      connection,
      config.model.name,
      own.map((variant) => variant.options),
    );
    const largest = contexts.indexOf(Math.max(...contexts));
    tell();
    const words = await writeNarrative({
      connection,
      manifest,
      prompts,
      registry,
      variant: own[largest]!,
      contextTokens: contexts[largest]!,
      perToken: config.table?.charactersPerToken ?? charactersPerToken,
      records,
      append,
      time,
      onText: (now) => {
        text = now;
        tell();
      },
    });
    return withAgreement(words, agreement(measured.calls, registry));
  } finally {
    time.end();
  }
}
