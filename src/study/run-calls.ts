import { createHash } from "node:crypto";

import { ingest } from "../ingest";
import type { Ledger } from "../ledger";
import { measure } from "../llm";
import type { Connection, MeasureRequest } from "../llm";
import { UserError } from "../records";
import type { CallRecord, IngestResult, PlannedCall, StudyManifest, WorkflowTimes } from "../records";
import { dataDigest, firstDifference } from "../workload";
import type { PromptKit } from "../workload";
import type { ProgressTeller } from "./clock";
import { isDone } from "./finished";
import { putLast } from "./study-files";

/** Tokens of a warm-up's answer: enough to touch every part of the engine once. */
const warmUpTokens = 8;

export interface RunCalls {
  readonly connection: Connection;
  readonly manifest: StudyManifest;
  readonly kit: PromptKit;
  readonly ledger: Ledger;
  readonly first: IngestResult;
  /** Records that are there already, by id. */
  readonly records: Map<string, CallRecord>;
  readonly workflow: WorkflowTimes[];
  readonly progress: ProgressTeller;
  readonly signal?: AbortSignal;
}

/**
 * Makes every planned call that has no record yet, in order, and puts each on disk as soon as it has ended.
 * Stops at an abort; the call in flight is recorded as cancelled.
 * @throws UserError when the data changes while the study runs
 */
export async function runCalls(run: RunCalls): Promise<void> {
  const { manifest, records, signal } = run;
  const { config } = manifest;
  const missing = manifest.order.filter((call) => !isDone(records.get(call.id)));
  const resumed = missing.length < manifest.order.length;
  if (resumed && missing[0] && missing[0].stage !== "warm-up" && signal?.aborted !== true)
    await warmUpAgain(run, missing[0]);
  let ingestMs = 0;
  let ingestedFor = "";
  for (const call of missing) {
    if (signal?.aborted) return;
    const workflowOf = `${call.run} ${call.variant}`;
    if (call.stage !== "warm-up" && ingestedFor !== workflowOf) {
      run.progress.tell("ingest", call);
      ingestMs = await timedIngest(run);
      ingestedFor = workflowOf;
    }
    run.progress.tell("call", call);
    const record = await make(run, call);
    await run.ledger.append(record);
    putLast(records, record);
    if (record.status === "cancelled" && signal?.aborted) return;
    run.progress.ended(record);
    if (call.stage === config.stages.at(-1)) {
      const part = (stage: string): number | undefined =>
        records.get(`r${call.run}-${call.variant}-${stage}`)?.clock.durationMs;
      const [analysisMs, reportMs] = [part("analysis"), part("report")];
      const times: WorkflowTimes = {
        run: call.run,
        variant: call.variant,
        ingestMs,
        ...(analysisMs === undefined ? {} : { analysisMs }),
        ...(reportMs === undefined ? {} : { reportMs }),
      };
      await run.ledger.appendWorkflow(times);
      run.workflow.push(times);
    }
  }
}

/** Letters for the line that keeps a prompt out of the server's cache: the same again for the same call of the same study. */
export function nonceOf(study: string, id: string): string {
  const digest = createHash("sha256").update(`${study}\0${id}`).digest();
  return [...digest.subarray(0, 8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

function make(run: RunCalls, call: PlannedCall): Promise<CallRecord> {
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
    nonce: nonceOf(manifest.id, call.id),
    ...(config.think === undefined ? {} : { think: config.think }),
    ...(signal === undefined ? {} : { signal }),
    onToken: (text) => run.progress.tell("call", call, text),
  };
  return measure(run.connection, request);
}

/** Outside of the plan: after a pause the server may have unloaded the model, and the warm-up of the plan was made before it. */
async function warmUpAgain(run: RunCalls, next: PlannedCall): Promise<void> {
  const times = [...run.records.keys()].filter((id) => id.startsWith("resumed-")).length + 1;
  const call: PlannedCall = {
    ...next,
    id: `resumed-${times}-${next.variant}-warm-up`,
    order: -1,
    run: 0,
    stage: "warm-up",
  };
  run.progress.tell("call", call);
  const record = await make(run, call);
  await run.ledger.append(record);
  putLast(run.records, record);
}

async function timedIngest(run: RunCalls): Promise<number> {
  const { data, dataSha256 } = run.manifest.config;
  const started = performance.now();
  const now = await ingest(data);
  const ms = performance.now() - started;
  if (dataDigest(now) !== dataSha256)
    throw new UserError(
      `The data in ${data} changed while the study ran (${firstDifference(run.first, now)}): what was measured is kept in ${run.ledger.dir}; restore the files and resume, or start a new study.`,
    );
  return ms;
}
