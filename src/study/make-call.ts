import { createHash } from "node:crypto";

import { measure } from "../llm";
import type { Connection, MeasureRequest } from "../llm";
import type { CallRecord, PlannedCall, StudyManifest } from "../records";
import type { PromptKit } from "../workload";
import type { ProgressTeller } from "./clock";

/** Tokens of a warm-up's answer: enough to touch every part of the engine once. */
const warmUpTokens = 8;
/** More often than any patience allows: time is the limit. */
const mostRetries = 10_000;

/** The model stays loaded between two calls of a study, whatever the server does by default; `OLLAMA_KEEP_ALIVE=0` would load it for each. */
const keepAlive = "30m";

/** Letters for the line that keeps a prompt out of the server's cache: the same again for the same call of the same study. */
export function nonceOf(study: string, id: string): string {
  const digest = createHash("sha256").update(`${study}\0${id}`).digest();
  return [...digest.subarray(0, 8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

export interface MakeCall {
  readonly connection: Connection;
  readonly manifest: StudyManifest;
  readonly kit: PromptKit;
  readonly records: ReadonlyMap<string, CallRecord>;
  readonly progress: ProgressTeller;
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Makes one planned call.
 * @param again the record of the attempt before, when it is made again because the server had gone
 */
export async function make(run: MakeCall, call: PlannedCall, again?: CallRecord): Promise<CallRecord> {
  const { manifest, kit, signal } = run;
  const { config } = manifest;
  const variant = config.variants.find(({ name }) => name === call.variant)!;
  const analysis = run.records.get(`r${call.run}-${call.variant}-analysis`)?.response ?? "";
  const ask =
    call.stage === "report"
      ? kit.report(analysis)
      : { prompt: kit.analysis(), tokens: call.stage === "warm-up" ? warmUpTokens : kit.room.analysisTokens };
  const { prompt, tokens, ...rest } = ask;
  const request: MeasureRequest = {
    ...rest,
    prompt,
    id: call.id,
    study: manifest.id,
    run: call.run,
    stage: call.stage,
    variant: call.variant,
    ...(call.order >= 0 ? { order: call.order } : {}),
    model: config.model,
    options: {
      num_predict: tokens,
      ...variant.options,
      ...(call.stage === "warm-up" ? { num_predict: warmUpTokens } : {}),
    },
    // They were checked before the first call.
    anyOption: true,
    cache: config.cache,
    keepAlive,
    nonce: nonceOf(manifest.id, again === undefined ? call.id : `${call.id} again`),
    retries: mostRetries,
    patienceMs: run.patienceMs,
    onWait: ({ why, ms }) => run.progress.tell("waiting", call, `${why}: asking again in ${Math.ceil(ms / 1000)} s`),
    ...(config.think === undefined ? {} : { think: config.think }),
    ...(signal === undefined ? {} : { signal }),
    onToken: (text) => run.progress.tell("call", call, text),
  };
  const record = await measure(run.connection, request);
  return again === undefined ? record : { ...record, retries: (again.retries ?? 0) + (record.retries ?? 0) + 1 };
}
