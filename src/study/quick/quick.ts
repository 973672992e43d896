import { stoppable } from "../../kernel";
import { measure } from "../../llm";
import type { Connection, ModelInfo } from "../../llm";
import { UserError } from "../../records";
import type { CallRecord } from "../../records";
import { calibrate, filler } from "../../workload";
import type { Calibration } from "../../workload";
import { quickLength } from "./lengths";
import type { QuickOptions, QuickProgress, QuickResult } from "./types";

/** Tokens of the two prompts, where the context holds them. */
const shortTokens = 32;
const longTokens = 512;
/** Most and least tokens of an answer: few where the model is slow, so that the time is enough for several calls. */
const mostOutput = 64;
const leastOutput = 8;
/** More than this says nothing new. */
const mostCalls = 12;
/** Calls of each length that an interval of 95 % needs. */
const wantedCalls = 6;
const keepAlive = "10m";

/**
 * How fast is what is here, within about a minute: loads a model, and measures a short and a long prompt in turns. Prompts are filler in another
 * order for each call, so that no prompt cache serves them; the model's own settings are used as they are. Nothing is sent anywhere but to the server.
 * @returns medians with intervals for both lengths, what the load took, and every call
 * @throws UserError when there is no model, or no call brought a figure
 * @example
 * const connection = await connect({ embedded: true });
 * console.log(quickText(await quick(connection, { seconds: 2 })));
 * await connection.close();
 */
export async function quick(connection: Connection, options: QuickOptions = {}): Promise<QuickResult> {
  const { seconds = 60 } = options;
  if (!(seconds >= 1 && seconds <= 3600))
    throw new UserError(`seconds must be a number from 1 to 3600, not ${seconds}.`, 2);
  return stoppable(options.signal, (signal) =>
    quickly(connection, { ...options, seconds, ...(signal === undefined ? {} : { signal }) }),
  );
}

async function quickly(
  connection: Connection,
  options: QuickOptions & { readonly seconds: number },
): Promise<QuickResult> {
  const { seconds } = options;
  const stopped = (): boolean => options.signal?.aborted === true;
  const found = await connection.model(options.model);
  const work = begin(connection, found, options);
  const until = work.started + seconds * 1000;
  work.tell("load");
  const first = await work.call("load", filler(shortTokens - 1, 1), leastOutput, 0);
  if (first.clock.ttftMs === undefined && !stopped())
    throw new UserError(
      `${found.name} gave no text (${first.error ?? first.status}): look at the server, then try again.`,
    );
  const contextTokens = (await connection.loaded(found.name))?.contextLength;
  const room = Math.floor((contextTokens ?? found.contextLength ?? 2048) / 2);
  const long = Math.max(shortTokens, Math.min(longTokens, room, readable(first, seconds)));
  work.tell("length");
  const prompts: { readonly name: "short" | "long"; readonly length: Calibration }[] = [];
  for (const [name, input] of [
    ["short", Math.min(shortTokens, long)],
    ["long", long],
  ] as const) {
    if (!stopped()) prompts.push({ name, length: await calibrate(input, work.count) });
  }
  const output = outputFor(first, seconds);
  let slowest = 0;
  for (let round = 1; round <= mostCalls && !stopped(); round += 1) {
    // Short and long in turns, each first as often as the other, so that drift falls on both alike.
    for (const { name, length } of round % 2 === 1 ? prompts : [...prompts].reverse()) {
      if (stopped()) break;
      work.tell("call");
      const begun = performance.now();
      await work.call(name, filler(length.words, 2 * round + (name === "long" ? 1 : 0)), output, round);
      slowest = Math.max(slowest, performance.now() - begun);
    }
    if (performance.now() + prompts.length * slowest > until) break;
  }
  const lengths = prompts.map(({ name, length }) => quickLength(name, length.tokens, output, work.calls));
  if (lengths.every(({ ttft }) => ttft.n === 0) && !stopped()) {
    const why = work.calls.find(({ speed }) => !speed.valid)?.error ?? "no call ended well";
    throw new UserError(`${found.name} was not measured (${why}): look at the server, then try again.`);
  }
  return {
    model: await connection.model(found.name),
    environment: await connection.environment(),
    at: new Date().toISOString(),
    ...(first.server.loadMs === undefined || found.loaded ? {} : { loadMs: first.server.loadMs }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    lengths,
    calls: work.calls,
    interrupted: stopped(),
  };
}

/** How many tokens each answer may have so that six calls of either length fit, by what the first call took for each token. */
function outputFor({ clock, server }: CallRecord, seconds: number): number {
  const { ttftMs, durationMs } = clock;
  if (ttftMs === undefined || durationMs === undefined || !server.outputTokens) return mostOutput;
  const perToken = (durationMs - ttftMs) / server.outputTokens;
  const fits = (seconds * 1000) / (4 * wantedCalls) / perToken;
  return Math.max(leastOutput, Math.min(mostOutput, Math.floor(fits)));
}

/** The longest prompt, a power of two, of which six calls and the counting before them fit into half of the time, by what the first call took to read. */
function readable({ server, clock }: CallRecord, seconds: number): number {
  const { promptTokens, promptEvalMs = clock.ttftMs } = server;
  if (!promptTokens || !promptEvalMs) return longTokens;
  const tokens = ((seconds * 1000) / 2 / (wantedCalls + 2)) * (promptTokens / promptEvalMs);
  return 2 ** Math.floor(Math.log2(Math.max(1, tokens)));
}

/** The calls so far, and how to make one more. */
function begin(connection: Connection, model: ModelInfo, { signal, onProgress }: QuickOptions) {
  const calls: CallRecord[] = [];
  const started = performance.now();
  const call = async (stage: string, prompt: string, tokens: number, run: number): Promise<CallRecord> => {
    const record = await measure(connection, {
      id: run === 0 ? `${stage}-${calls.length}` : `r${run}-${stage}`,
      study: "quick",
      run,
      stage,
      variant: "as it is",
      order: calls.length,
      model,
      prompt,
      raw: true,
      options: { num_predict: tokens, seed: run },
      keepAlive,
      cache: "avoid",
      nonce: "",
      ...(signal === undefined ? {} : { signal }),
    });
    calls.push(record);
    return record;
  };
  return {
    started,
    calls: calls as readonly CallRecord[],
    call,
    count: async (prompt: string): Promise<number | undefined> =>
      (await call("length", prompt, 1, 0)).server.promptTokens,
    tell: (phase: QuickProgress["phase"]): void =>
      onProgress?.({ phase, calls: calls.length, elapsedMs: performance.now() - started }),
  };
}
