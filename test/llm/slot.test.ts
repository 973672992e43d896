import { describe, expect, it } from "vitest";

import type { LoadedModel } from "../../src/llm/embedded/job";
import { keepAliveSeconds } from "../../src/llm/embedded/keep-alive";
import { createSlot } from "../../src/llm/embedded/slot";
import { createStopWords } from "../../src/llm/embedded/stop-words";

/** A model that only notes what is done with it. */
function noting(notes: string[]): LoadedModel {
  let context = 0;
  return {
    facts: { name: "m", bytes: 1, trainContext: 512, parameters: 1, architecture: "llama", quantization: "F16" },
    prepare: async (numCtx) => {
      context = numCtx;
      notes.push(`prepare ${numCtx}`);
    },
    contextSize: () => context,
    generate: () => Promise.reject(new Error("not used")),
    embed: () => Promise.reject(new Error("not used")),
    dispose: async () => void notes.push("dispose"),
  };
}

describe("the slot of the embedded engine", () => {
  it("lets one work at a time, in the order of asking; waiting is no loading", async () => {
    const notes: string[] = [];
    const slot = createSlot(noting(notes), () => Promise.reject(new Error("not used")));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = slot.run(128, async () => {
      notes.push("first begins");
      await held;
      notes.push("first ends");
    });
    const asked = performance.now();
    const second = slot.run(128, async (_, loadMs) => {
      notes.push("second begins");
      return { loadMs, waitedMs: performance.now() - asked };
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(notes).toEqual(["prepare 128", "first begins"]);
    release();
    await first;
    const { loadMs, waitedMs } = await second;
    expect(notes).toEqual(["prepare 128", "first begins", "first ends", "second begins"]);
    expect(loadMs).toBeLessThan(waitedMs);
  });

  it("goes on after work that failed", async () => {
    const slot = createSlot(noting([]), () => Promise.reject(new Error("not used")));
    await expect(slot.run(128, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await slot.run(128, async () => 7)).toBe(7);
  });

  it("loads again after keep_alive 0, and makes room anew when the context changes", async () => {
    const notes: string[] = [];
    const slot = createSlot(noting(notes), async () => {
      notes.push("open");
      return noting(notes);
    });
    await slot.run(128, async () => slot.keep(0));
    await slot.run(256, async () => slot.keep(-1));
    expect(notes).toEqual(["prepare 128", "dispose", "open", "prepare 256"]);
    expect(slot.loaded()!.contextSize).toBe(256);
    expect(slot.loaded()!.expiresAt.getTime()).toBeGreaterThan(Date.now() + 200 * 365 * 86_400_000);
  });
});

describe("keep_alive", () => {
  it.each([
    [undefined, 300],
    [0, 0],
    [-1, -1],
    [90, 90],
    ["5m", 300],
    ["1h30m", 5400],
    ["500ms", 0.5],
    ["-1s", -1],
    ["0", 0],
  ])("%j is %s seconds", (given, seconds) => {
    expect(keepAliveSeconds(given)).toBe(seconds);
  });

  it.each(["soon", "5 m", "", {}, true])("refuses %j", (given) => {
    expect(() => keepAliveSeconds(given)).toThrow(/keep_alive must be/);
  });
});

describe("stop words", () => {
  const say = (stops: readonly string[], pieces: readonly string[]): string => {
    const words = createStopWords(stops);
    let text = "";
    for (const piece of pieces) {
      const { out, stopped } = words.push(piece);
      text += out;
      if (stopped) return `${text}|`;
    }
    return text + words.rest();
  };

  it.each([
    ["none", [], ["a", "b"], "ab"],
    ["in one piece", ["END"], ["the END of"], "the |"],
    ["over pieces", ["END"], ["the E", "N", "D of"], "the |"],
    ["that only begins", ["END"], ["the EN", "E", "MY"], "the ENEMY"],
    ["at the very end, half", ["END"], ["the EN"], "the EN"],
    ["the earliest of two", ["of", "END"], ["the END of"], "the |"],
  ])("%s", (_, stops, pieces, expected) => {
    expect(say(stops, pieces)).toBe(expected);
  });
});
