import type { Ledger } from "../ledger";
import { runnerKey } from "../llm";
import type { Connection } from "../llm";
import type { CallRecord, IngestResult, PlannedCall, StudyManifest, WorkflowTimes } from "../records";
import type { PromptKit } from "../workload";
import type { ProgressTeller } from "./clock";
import { saysSomething, wasMade } from "./finished";
import { asAnother, changedIdentity } from "./identity";
import { make } from "./make-call";
import { putLast } from "./study-files";
import { timedIngest, workflowTimes } from "./workflow";

export interface RunCalls {
  readonly connection: Connection;
  readonly manifest: StudyManifest;
  readonly kit: PromptKit;
  readonly ledger: Ledger;
  readonly first: IngestResult;
  /** Records that are there already, by id. */
  readonly records: Map<string, CallRecord>;
  /** By run and variant. */
  readonly workflow: Map<string, WorkflowTimes>;
  readonly progress: ProgressTeller;
  /** How long a server that is away or busy is waited for, ms. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

/** The key of a run's times. */
export function workflowKey({ run, variant }: Pick<WorkflowTimes, "run" | "variant">): string {
  return `${run} ${variant}`;
}

/**
 * Makes every planned call that has no record that says something about the model, in order, and puts each on disk as soon as it has ended. A server
 * that is away or busy is waited for; the call that was under way when it went is made again when it is back. Stops at an abort, where the call in
 * flight is recorded as cancelled, and where the server does not come back or another one answers.
 * @returns why it stopped before the end, one sentence; undefined when it did not, or was interrupted
 * @throws UserError when the data changes while the study runs
 */
export async function runCalls(run: RunCalls): Promise<string | undefined> {
  const { connection, manifest, records, signal } = run;
  const missing = manifest.order.filter((call) => !saysSomething(records.get(call.id)));
  let loaded: string | undefined;
  let current = "";
  let ingestMs = 0;
  // Calls since the server was last seen to be the same: they are set aside when it turns out to be another.
  let unsure: CallRecord[] = [];

  const keep = async (record: CallRecord): Promise<void> => {
    await run.ledger.append(record);
    putLast(records, record);
  };
  const another = async (): Promise<string | undefined> => {
    const what = await changedIdentity(connection, manifest);
    if (what !== undefined) for (const record of unsure) await keep(asAnother(record, what));
    unsure = [];
    return what === undefined
      ? undefined
      : `In the middle of the study ${what}: it was stopped there, and the calls since the last look are set aside.`;
  };
  const call = async (planned: PlannedCall, again?: CallRecord): Promise<CallRecord> => {
    run.progress.tell("call", planned);
    const record = await make(run, planned, again);
    await keep(record);
    if (wasMade(record)) unsure.push(record);
    return record;
  };

  for (const planned of missing) {
    if (signal?.aborted) return undefined;
    if (planned.stage !== "warm-up" && current !== workflowKey(planned)) {
      await endWorkflow(run, current, ingestMs);
      const changed = await another();
      if (changed !== undefined) return changed;
      run.progress.tell("ingest", planned);
      ingestMs = await timedIngest(run);
      current = workflowKey(planned);
    }
    const runner = runnerKey(manifest.config.variants.find(({ name }) => name === planned.variant)!.options);
    if (runner !== loaded && planned.stage !== "warm-up") {
      const warmed = await call(warmUpOf(run, planned));
      if (away(warmed)) return gone(run, warmed);
    }
    loaded = runner;
    let record = await call(planned);
    // The server may have gone while it answered: when it is back, the call is made again.
    if (record.status === "interrupted-stream" && (await isAway(run)) && signal?.aborted !== true) {
      const warmed = await call(warmUpOf(run, planned));
      if (away(warmed)) return gone(run, warmed);
      const changed = await another();
      if (changed !== undefined) return changed;
      record = await call(planned, record);
    }
    if (record.status === "cancelled" && signal?.aborted) return undefined;
    if (away(record)) return gone(run, record);
    run.progress.ended(record);
  }
  await endWorkflow(run, current, ingestMs);
  const changed = await another();
  if (changed !== undefined) return changed;
  await lostWorkflows(run);
  return undefined;
}

/** True when the call did not come to the server, or came while it took none. */
function away({ status, http, clock }: CallRecord): boolean {
  if (http === 429 || http === 503) return true;
  return http === undefined && clock.durationMs === undefined && (status === "refused" || status === "timeout");
}

function gone({ manifest }: RunCalls, record: CallRecord): string {
  const { order } = manifest;
  const at = order.findIndex(({ id }) => id === record.id);
  const where = at < 0 ? "" : ` at call ${at + 1} of ${order.length}`;
  return `The study stopped${where}, as the server did not take it: ${record.error ?? record.status} What was measured is kept, and resuming makes the rest.`;
}

async function isAway({ connection, manifest }: RunCalls): Promise<boolean> {
  return (await connection.identity(manifest.config.model.name)).version === undefined;
}

/** Outside of the plan: whenever the model may not be loaded as the next call wants it. */
function warmUpOf({ records }: RunCalls, next: PlannedCall): PlannedCall {
  const times = [...records.keys()].filter((id) => id.startsWith("resumed-")).length + 1;
  return { ...next, id: `resumed-${times}-${next.variant}-warm-up`, order: -1, run: 0, stage: "warm-up" };
}

/** Puts a run's times on disk when its last call is there. */
async function endWorkflow(run: RunCalls, key: string, ingestMs: number): Promise<void> {
  const times = workflowTimes(run.manifest, run.records, key, ingestMs);
  if (times === undefined) return;
  await run.ledger.appendWorkflow(times);
  run.workflow.set(key, times);
}

/** Runs whose calls are all there and whose times were lost: reading the data is timed anew. */
async function lostWorkflows(run: RunCalls): Promise<void> {
  const keys = new Set(run.manifest.order.filter(({ run: number }) => number > 0).map(workflowKey));
  for (const key of keys) {
    if (run.workflow.has(key)) continue;
    await endWorkflow(run, key, await timedIngest(run));
  }
}
