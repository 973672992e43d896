import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect } from "../../src/llm";
import { startTruthServer } from "../support/truth-server";
import type { TruthServer, TruthState } from "../support/truth-server";

let server: TruthServer;
beforeAll(async () => {
  server = await startTruthServer();
});
afterAll(() => server.stop());

const chosen = async (state: TruthState, name?: string): Promise<string> => {
  await server.state({ tags: [], ps: [], show: {}, ...state });
  return (await (await connect({ server: server.host })).model(name)).name;
};
const writes = { capabilities: ["completion"] };
const embeds = { capabilities: ["embedding"] };

describe("the model that is taken when none is named", () => {
  it("is the first of the list that can complete a text", async () => {
    const tags = [{ name: "embed" }, { name: "new" }, { name: "old" }];
    expect(await chosen({ tags, show: { embed: embeds, new: writes, old: writes } })).toBe("new");
  });

  it("is one that is in memory, if one is", async () => {
    const tags = [{ name: "embed" }, { name: "new" }, { name: "old" }];
    const show = { embed: embeds, new: writes, old: writes };
    expect(await chosen({ tags, show, ps: [{ name: "embed" }, { name: "old:latest" }] })).toBe("old");
  });

  it("is known by its capabilities in the list, too, or by its family where nothing else tells", async () => {
    expect(await chosen({ tags: [{ name: "a", ...embeds }, { name: "b" }] })).toBe("b");
    expect(await chosen({ tags: [{ name: "a", details: { family: "nomic-bert" } }, { name: "b" }] })).toBe("b");
    const show = { a: { model_info: { "general.architecture": "bert" } }, b: {} };
    expect(await chosen({ tags: [{ name: "a" }, { name: "b" }], show })).toBe("b");
  });

  it("is none, in words, where no model writes text", async () => {
    await expect(chosen({ tags: [{ name: "a" }], show: { a: embeds } })).rejects.toThrow(
      `No model that writes text was found at ${server.host} (it has a): name one, or get one with "ollama pull gemma3".`,
    );
    await expect(chosen({})).rejects.toThrow(`The server at ${server.host} has no model: get one`);
  });
});

describe("a model that is named", () => {
  it("is refused before the first call if it writes no text", async () => {
    await expect(chosen({ tags: [{ name: "a" }], show: { a: embeds } }, "a")).rejects.toThrow(
      `The model "a" at ${server.host} writes no text (it can: embedding): name another one.`,
    );
  });

  it("is taken where nothing is known of it", async () => {
    expect(await chosen({ tags: [{ name: "a" }] }, "a")).toBe("a");
    expect(await chosen({ tags: [{ name: "a", details: { family: null as unknown as string } }] }, "a")).toBe("a");
  });
});
