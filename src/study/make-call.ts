import { createHash } from "node:crypto";

import { measure, optionsSent, textsToSend } from "../llm";
import type { MeasureRequest } from "../llm";
import type { CallRecord, ModelMemory, PlannedCall, StudyManifest } from "../records";
import type { Member, Session, StageRequest } from "../workload";
import type { ProgressTeller } from "./clock";
import { aroundPrompt } from "./own-prompt";
import { ratesAlike } from "./rates-alike";

/** Tokens of a warm-up's answer: enough to touch every part of the engine once. */
const warmUpTokens = 8;
/** More often than any patience allows: time is the limit. */
const mostRetries = 10_000;

/** The model stays loaded between two calls of a study, whatever the server does by default; `OLLAMA_KEEP_ALIVE=0` would load it for each. */
const keepAlive = "30m";

/** Letters for the line that keeps a prompt out of the server's cache: the same again for the same call of the same study. */
export function nonceOf(study: string, id: string): string {
  return [...digestOf(study, id).subarray(0, 8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

function digestOf(study: string, id: string): Buffer {
  return createHash("sha256").update(`${study}\0${id}`).digest();
}

export interface MakeCall {
  readonly manifest: StudyManifest;
  /** By variant. */
  readonly members: ReadonlyMap<string, Member>;
  readonly sessions: readonly Session[];
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
  const { manifest, signal } = run;
  const { config } = manifest;
  const { connection, variant, model } = run.members.get(call.variant)!;
  const warmUp = call.stage === "warm-up";
  const { tokens, setLength, cached, ...asked } = aroundPrompt(requestOf(run, call), variant.prompt);
  const texts: MeasureRequest = {
    ...asked,
    id: call.id,
    study: manifest.id,
    run: call.run,
    stage: call.stage,
    variant: call.variant,
    ...(call.session === undefined ? {} : { session: call.session }),
    ...(call.order >= 0 ? { order: call.order } : {}),
    ...(setLength === true && !warmUp ? { setLength } : {}),
    model: variant.model ?? config.model,
    options: {
      ...(tokens === undefined ? {} : { num_predict: tokens }),
      ...(setLength === true ? optionsSent(connection.server, { ignore_eos: true }) : {}),
      ...variant.options,
      ...(warmUp ? { num_predict: warmUpTokens } : {}),
    },
    // They were checked before the first call.
    anyOption: true,
    cache: config.cache,
    nonce: cached === "unlike" ? "" : nonceOf(manifest.id, nonceId(run, call, cached, again)),
    keepAlive,
    retries: mostRetries,
    patienceMs: run.patienceMs,
    onWait: ({ why, ms }) => run.progress.tell("waiting", call, `${why}: asking again in ${Math.ceil(ms / 1000)} s`),
    ...(variant.think === undefined ? {} : { think: variant.think }),
    ...(ratesAlike(manifest) ? {} : { rate: "arrival" }),
    ...(signal === undefined ? {} : { signal }),
    onToken: (text) => run.progress.tell("call", call, text),
  };
  // What the session's earlier calls left in the cache is meant to be there: the line of its first call stays, and nothing is promised of the rest.
  const request: MeasureRequest =
    cached === "own" && config.cache === "avoid" ? { ...texts, ...textsToSend(texts, 0), cache: "allow" } : texts;
  const record = await measure(connection, request);
  const whole = warmUp ? { ...record, ...(await memoryOf(connection, model.name)) } : record;
  return again === undefined ? whole : { ...whole, retries: (again.retries ?? 0) + (whole.retries ?? 0) + 1 };
}

/** What a planned call sends; a warm-up sends what its session begins with. */
function requestOf({ manifest, sessions, records }: MakeCall, call: PlannedCall): StageRequest {
  const { config, order } = manifest;
  const session = sessionOf(sessions, call);
  const stage = session.stages.find(({ name }) => name === call.stage) ?? session.stages[0]!;
  const answers: Record<string, string> = {};
  for (const each of order) {
    if (each.run !== call.run || each.variant !== call.variant || each.session !== call.session) continue;
    answers[each.stage] = records.get(each.id)?.response ?? "";
  }
  const fitted = config.fitted?.[call.variant];
  return stage.request(answers, {
    run: call.run,
    seed: digestOf(manifest.id, call.id).readUInt32LE(0),
    ...(fitted === undefined ? {} : { fitted }),
  });
}

/** The session of a call; the first for one of no session. */
function sessionOf(sessions: readonly Session[], { session }: PlannedCall): Session {
  return sessions.find(({ id }) => id === session) ?? sessions[0]!;
}

/** The call whose line a prompt begins with: its own, or the first of its session, where that is to be read from the cache. */
function nonceId(
  { manifest }: MakeCall,
  call: PlannedCall,
  cached: StageRequest["cached"],
  again: CallRecord | undefined,
): string {
  if (cached !== "own") return again === undefined ? call.id : `${call.id} again`;
  return manifest.order.find(
    ({ run, variant, session }) => run === call.run && variant === call.variant && session === call.session,
  )!.id;
}

/** How the model lies in memory now; empty where the server does not tell. */
async function memoryOf(connection: Member["connection"], name: string): Promise<{ readonly memory?: ModelMemory }> {
  const memory = (await connection.loaded(name))?.memory;
  return memory === undefined ? {} : { memory };
}
