import { describe, expect, it } from "vitest";

import { connect, measure } from "../../src/llm";
import type { MeasureRequest } from "../../src/llm";
import { createCallHistory } from "../../src/llm/call-history";
import { constant } from "../support/truth-server";
import { request, useTruth } from "./truth";

const truth = useTruth();
const ms = 1e6;

async function coldnessOf(
  connection: Awaited<ReturnType<typeof connect>>,
  loadMs: number | undefined,
  over: Partial<MeasureRequest> = {},
): Promise<{ cold: boolean | null; why?: string | undefined }> {
  const load = loadMs === undefined ? undefined : loadMs * ms;
  await truth.server().plan("m", constant(["a"], 0, 0, { load_duration: load }));
  const { cold, coldReason } = await measure(connection, request(over));
  return { cold, why: coldReason };
}

describe("cold", () => {
  it("is the first call of a connection, then no longer", async () => {
    const connection = await connect({ host: truth.server().host });
    expect(await coldnessOf(connection, 2)).toEqual({ cold: true, why: "first call of this connection" });
    expect(await coldnessOf(connection, 2)).toEqual({ cold: false, why: undefined });
  });

  it("is the first call after a runner option changed, and not after a sampling option did", async () => {
    const connection = await connect({ host: truth.server().host });
    await coldnessOf(connection, 2);
    expect(await coldnessOf(connection, 2, { options: { temperature: 1, seed: 3 } })).toMatchObject({ cold: false });
    const changed = { options: { num_ctx: 512 } };
    expect(await coldnessOf(connection, 2, changed)).toEqual({
      cold: true,
      why: "first call after a change of runner options",
    });
    expect(await coldnessOf(connection, 2, changed)).toMatchObject({ cold: false });
    expect(await coldnessOf(connection, 2)).toMatchObject({ cold: true });
  });

  it("is a call that loaded long, whatever came before", async () => {
    const connection = await connect({ host: truth.server().host });
    await coldnessOf(connection, 2);
    expect(await coldnessOf(connection, 501)).toEqual({ cold: true, why: "loading took 501 ms" });
    expect(await coldnessOf(connection, 500)).toMatchObject({ cold: false });
  });

  it("is a call whose model had been unloaded in between, which /api/ps tells", async () => {
    const connection = await connect({ host: truth.server().host });
    await coldnessOf(connection, 2);
    await truth.server().state({ ps: [] });
    expect(await coldnessOf(connection, 30)).toEqual({ cold: true, why: "the model had been unloaded" });
    await truth.server().state({ ps: [{ name: "m:latest" }] });
    expect(await coldnessOf(connection, 2)).toMatchObject({ cold: false });
  });

  it("is not known where the server does not tell the load", async () => {
    const connection = await connect({ host: truth.server().host });
    await coldnessOf(connection, undefined);
    expect(await coldnessOf(connection, undefined)).toEqual({ cold: null, why: undefined });
  });

  it("needs ten times the usual load where loading is slow every time", () => {
    const history = createCallHistory();
    const settle = (loadMs: number): boolean | null =>
      history.issue("m", {}).settle({ loadMs, loaded: true, reached: true }).cold;
    expect([settle(2), settle(400), settle(450), settle(480)]).toEqual([true, false, false, false]);
    expect(settle(4600)).toBe(true);
    expect(settle(4640)).toBe(false);
  });

  it("is a second load as long as the first: what the first call took tells nothing of what is usual", () => {
    const history = createCallHistory();
    const settle = (): boolean | null =>
      history.issue("m", {}).settle({ loadMs: 5000, loaded: true, reached: true }).cold;
    expect([settle(), settle(), settle()]).toEqual([true, true, false]);
  });

  it("is not brought about by a call in between that the server refused", () => {
    const history = createCallHistory();
    const settle = (reached: boolean, num_ctx = 512) =>
      history.issue("m", { num_ctx }).settle({ loadMs: reached ? 2 : undefined, loaded: true, reached }).cold;
    expect([settle(true), settle(true), settle(false), settle(true)]).toEqual([true, false, null, false]);
    expect([settle(false, 1024), settle(true)]).toEqual([null, false]);
  });

  it("does not count a call that never reached the model", () => {
    const history = createCallHistory();
    expect(history.issue("m", {}).settle({ loadMs: undefined, loaded: undefined, reached: false })).toEqual({
      cold: null,
    });
    expect(history.issue("m", {}).settle({ loadMs: 2, loaded: undefined, reached: true }).cold).toBe(true);
  });
});
