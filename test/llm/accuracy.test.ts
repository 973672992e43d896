import { expect, it } from "vitest";

import { connect, measure } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { events, jitter } from "../support/truth-server";
import { request, useTruth } from "./truth";

const truth = useTruth();

const withinMs = 2;
const leastSamples = 50;
const mostCalls = 60;
/** A few chunks at once, then a pause, then a few more. */
const earlyMs = [0, 4, 8, 12];
const lateMs = [300, 304, 308, 312];

/** How far apart two times are. */
const apart = (one: number, other: number): number => Math.abs(one - other);

/**
 * A busy machine hands bytes over late, sometimes: so the best of many counts, and more are taken until they are good. A clock that is wrong is
 * wrong in each of them, however many there are.
 */
it.each([
  ["Ollama's lines", jitter, () => Promise.resolve(truth.connection())],
  ["server-sent events", events, () => connect({ server: `${truth.server().host}/v1` })],
] as const)(
  "reads early and late chunks, the headers and the end within 2 ms of what the server wrote: %s",
  async (_, schedule, open) => {
    const connection: Connection = await open();
    const best = { early: Infinity, late: Infinity, headers: Infinity, end: Infinity };
    let samples = 0;
    const good = (): boolean => Object.values(best).every((each) => each <= withinMs);
    for (let call = 0; call < mostCalls && (samples < leastSamples || !good()); call += 1) {
      const times = [...earlyMs, ...lateMs];
      await truth.server().plan(
        "m",
        schedule(
          times.map((_time, at) => `word${at} `),
          times,
        ),
      );
      await truth.server().forget();
      const record = await measure(connection, request());
      const log = await truth.server().log();
      expect(record).toMatchObject({ status: "ok" });
      const { writes, headersAtMs } = log[0]!;
      const errors = record.clock.chunkMs!.map((atMs, at) => apart(atMs, writes[at]!));
      best.early = Math.min(best.early, ...errors.slice(0, earlyMs.length));
      best.late = Math.min(best.late, ...errors.slice(earlyMs.length));
      best.headers = Math.min(best.headers, apart(record.clock.headersMs!, headersAtMs!));
      best.end = Math.min(best.end, apart(record.clock.durationMs!, writes.at(-1)!));
      samples += earlyMs.length;
    }
    expect(samples).toBeGreaterThanOrEqual(leastSamples);
    for (const each of Object.values(best)) expect(each).toBeLessThanOrEqual(withinMs);
  },
);
