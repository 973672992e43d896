import type { Ledger } from "../ledger";
import type { CallRecord, PlannedCall, WorkflowTimes } from "../records";
import { isMeasured } from "../stats";
import type { Member, OpenWorkload } from "../workload";
import { blockKey } from "./block";
import { wasMade } from "./finished";
import { asAnother, changedIdentity } from "./identity";
import { make } from "./make-call";
import type { MakeCall } from "./make-call";
import { missingCalls } from "./missing";
import { raceState } from "./race";
import { putLast } from "./study-files";
import { workflowTimes } from "./workflow";

export interface RunCalls extends MakeCall {
  readonly ledger: Ledger;
  /** Records that are there already, by id. */
  readonly records: Map<string, CallRecord>;
  readonly beforeRun: OpenWorkload["beforeRun"];
  readonly grade: OpenWorkload["grade"];
  /** By run and variant. */
  readonly workflow: Map<string, WorkflowTimes>;
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
  const { manifest, records, signal } = run;
  const missing = missingCalls(manifest, records);
  let race = raceState(manifest, records);
  let raced = 0;
  let loaded: string | undefined;
  let current = "";
  let beforeMs = 0;
  // Calls since the server was last seen to be the same: they are set aside when it turns out to be another.
  let unsure: CallRecord[] = [];

  const keep = async (record: CallRecord): Promise<void> => {
    await run.ledger.append(record);
    putLast(records, record);
  };
  const another = async (next: readonly Member[]): Promise<string | undefined> => {
    const before = unsure.map(({ variant }) => memberOf(run, variant));
    const what = await firstChange(run, [...before, ...next]);
    if (what !== undefined) {
      const same = (record: CallRecord): boolean => blockHost(memberOf(run, record.variant)) === what.host;
      for (const record of unsure.filter(same)) await keep(asAnother(record, what.words));
    }
    unsure = [];
    return what === undefined
      ? undefined
      : `In the middle of the study ${what.words}: it was stopped there, and the calls since the last look are set aside.`;
  };
  const call = async (planned: PlannedCall, again?: CallRecord): Promise<CallRecord> => {
    run.progress.tell("call", planned);
    const record = await graded(run, await make(run, planned, again));
    await keep(record);
    if (wasMade(record)) unsure.push(record);
    return record;
  };

  for (const planned of missing) {
    if (signal?.aborted) return undefined;
    const member = memberOf(run, planned.variant);
    if (race !== undefined) {
      // A look falls between two runs: the calls of the run before are all there.
      if (race.runOf(planned) > raced) {
        raced = race.runOf(planned);
        race = raceState(manifest, records, raced)!;
        run.progress.race(race);
      }
      if (!race.isDue(planned) || (planned.stage === "warm-up" && blockKey(member) === loaded)) {
        run.progress.skipped(planned);
        continue;
      }
    }
    const part = partOf(run, planned, member);
    if (planned.stage !== "warm-up" && current !== part) {
      await endWorkflow(run, current, beforeMs);
      const changed = await another([member]);
      if (changed !== undefined) return changed;
      if (run.beforeRun !== undefined) {
        run.progress.tell("ingest", planned);
        beforeMs = await run.beforeRun();
      }
      current = part;
    }
    const block = blockKey(member);
    if (block !== loaded && planned.stage !== "warm-up") {
      const warmed = await call(warmUpOf(run, planned));
      if (away(warmed)) return gone(run, warmed);
    }
    loaded = block;
    let record = await call(planned);
    // The server may have gone while it answered: when it is back, the call is made again.
    if (record.status === "interrupted-stream" && (await isAway(member)) && signal?.aborted !== true) {
      const warmed = await call(warmUpOf(run, planned));
      if (away(warmed)) return gone(run, warmed);
      const changed = await another([member]);
      if (changed !== undefined) return changed;
      record = await call(planned, record);
    }
    if (record.status === "cancelled" && signal?.aborted) return undefined;
    if (away(record)) return gone(run, record);
    run.progress.ended(record);
  }
  await endWorkflow(run, current, beforeMs);
  const changed = await another([]);
  if (changed !== undefined) return changed;
  await lostWorkflows(run);
  return undefined;
}

/** The record with what its grader says, where it has one: the grade is on disk with the answer. */
async function graded({ grade }: RunCalls, record: CallRecord): Promise<CallRecord> {
  const found = grade === undefined || !isMeasured(record) ? undefined : await grade(record);
  return found === undefined ? record : { ...record, grade: found };
}

function memberOf({ members }: RunCalls, variant: string): Member {
  return members.get(variant)!;
}

/** The calls between two looks at server and files: a run of a variant where its times are told, else of all variants that share a loaded model. */
function partOf({ beforeRun }: RunCalls, call: PlannedCall, member: Member): string {
  return beforeRun === undefined ? `${call.run} ${blockKey(member)}` : workflowKey(call);
}

function blockHost({ connection, model }: Member): string {
  return JSON.stringify([connection.host, model.name]);
}

/** What has changed of the servers and models of these variants, each looked at once. */
async function firstChange(
  run: RunCalls,
  members: readonly Member[],
): Promise<{ readonly host: string; readonly words: string } | undefined> {
  const each = new Map(members.map((member) => [blockHost(member), member] as const));
  for (const [host, member] of each) {
    const words = await changedIdentity(member, run.manifest);
    if (words !== undefined) return { host, words };
  }
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

async function isAway({ connection, model }: Member): Promise<boolean> {
  return (await connection.identity(model.name)).version === undefined;
}

/** Outside of the plan: whenever the model may not be loaded as the next call wants it. */
function warmUpOf({ records }: RunCalls, next: PlannedCall): PlannedCall {
  const times = [...records.keys()].filter((id) => id.startsWith("resumed-")).length + 1;
  return { ...next, id: `resumed-${times}-${next.variant}-warm-up`, order: -1, run: 0, stage: "warm-up" };
}

/** Puts a run's times on disk when its last call is there. */
async function endWorkflow(run: RunCalls, key: string, ingestMs: number): Promise<void> {
  if (run.beforeRun === undefined) return;
  const times = workflowTimes(run.manifest, run.records, key, ingestMs);
  if (times === undefined) return;
  await run.ledger.appendWorkflow(times);
  run.workflow.set(key, times);
}

/** Runs whose calls are all there and whose times were lost: reading the data is timed anew. */
async function lostWorkflows(run: RunCalls): Promise<void> {
  if (run.beforeRun === undefined) return;
  const keys = new Set(run.manifest.order.filter(({ run: number }) => number > 0).map(workflowKey));
  for (const key of keys) {
    if (run.workflow.has(key)) continue;
    await endWorkflow(run, key, await run.beforeRun());
  }
}
