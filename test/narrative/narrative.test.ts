import { beforeAll, describe, expect, test } from "vitest";

import { claims } from "../../src/claims";
import { facts } from "../../src/facts";
import { choiceSchema, isChoice, modelText, offerOf, ownNarrative, ownWords, parseChoice } from "../../src/narrative";
import { narrativeSections } from "../../src/records";
import type { CallRecord, FactRegistry } from "../../src/records";
import { seededRandom } from "../../src/stats";
import { generatedRegistries } from "../claims/generated";
import { sampleStudy } from "../report/sample";

let registries: readonly FactRegistry[];
const registry = facts(undefined, sampleStudy());

beforeAll(async () => {
  registries = (await generatedRegistries()).filter((_, index) => index % 7 === 0);
}, 120_000);

describe("the program's own choice", () => {
  test("names each claim once, where it fits, those that tell most first", () => {
    for (const each of registries) {
      const known = new Map(claims(each).map((claim) => [claim.id, claim]));
      const { sections, chosenBy } = ownNarrative(each);
      const ids = Object.values(sections).flat();
      expect(chosenBy).toBe("program");
      expect(new Set(ids).size).toBe(ids.length);
      for (const name of narrativeSections) {
        const own = sections[name].map((id) => known.get(id)!);
        for (const { sections: fitting } of own) expect(fitting).toContain(name);
        expect(own.map(({ weight }) => weight)).toEqual(own.map(({ weight }) => weight).sort((a, b) => b - a));
      }
      if (known.size > 0) expect(ids.length).toBeGreaterThan(0);
    }
  });

  test("says nothing where nothing is known", () => {
    expect(Object.values(ownNarrative(facts(undefined)).sections).flat()).toEqual([]);
  });
});

describe("what a model is offered", () => {
  test("keeps to its room and gives each section something to choose from where there is something", () => {
    for (const each of registries) {
      const all = claims(each);
      for (const room of [0, 120, 600, 4000]) {
        const offer = offerOf(all, room);
        expect(offer.lines.join("\n").length).toBeLessThanOrEqual(room + 1);
        expect(offer.claims.length).toBeLessThanOrEqual(32);
        if (room === 4000)
          for (const name of narrativeSections)
            expect(offer.claims.some(({ sections }) => sections.includes(name))).toBe(
              all.some(({ sections }) => sections.includes(name)),
            );
      }
    }
  });

  test("whatever is written under its schema is a choice, in much room and in little", () => {
    const random = seededRandom(3);
    for (const each of registries.slice(0, 12)) {
      for (const room of [400, 1200, 4000]) {
        const offer = offerOf(claims(each), room);
        const { properties } = choiceSchema(offer) as unknown as {
          properties: Record<string, { maxItems: number; items: { enum: readonly string[] } }>;
        };
        for (let time = 0; time < 20; time += 1) {
          const answer = Object.fromEntries(
            Object.entries(properties).map(([name, { maxItems, items }]) => [
              name,
              Array.from({ length: 1 + Math.floor(random() * maxItems) }, () => items.enum[Math.floor(random() * items.enum.length)]!), // prettier-ignore
            ]),
          );
          const choice = parseChoice(JSON.stringify(answer), offer);
          expect(choice.dropped.map(({ reason }) => reason).filter((reason) => reason !== "it was named before")).toEqual([]); // prettier-ignore
          const distinct = new Set(Object.values(answer).flat()).size;
          expect(Object.values(choice.sections).flat()).toHaveLength(distinct);
          expect(isChoice(choice, offer)).toBe(true);
        }
        const codes = Object.values(properties).flatMap(({ items }) => items.enum);
        expect(codes).toHaveLength(new Set(codes).size);
      }
    }
  });

  test("an endless answer is not gone through", () => {
    const offer = offerOf(claims(registry), 4000);
    const choice = parseChoice("c1 c9999 ".repeat(50_000), offer);
    expect(choice.dropped.length).toBeLessThanOrEqual(200);
    expect(isChoice(choice, offer)).toBe(false);
  });
});

describe("a model's text", () => {
  test("has the facts that it names filled in, and no control tokens", () => {
    const [ok] = registry.facts.filter(({ id }) => id === "share.calls.ok");
    expect(modelText(`<|im_start|>{{ Calls that were ok }} calls were ok, {{no such fact}} not.`, registry)).toBe(
      `${ok!.text} calls were ok, no such fact not.`,
    );
  });

  test("that is JSON is read as its sentences", () => {
    const json = JSON.stringify({ summary: ["{{calls that were ok}} calls were ok."], conclusion: ["It ended."] });
    expect(modelText(json, registry)).toBe("31 of 32 calls were ok.\nIt ended.");
    // What was cut off in the middle of a sentence is left out.
    expect(modelText(json.slice(0, -18), registry)).toContain("31 of 32 calls were ok.");
  });

  test("is bounded", () => {
    expect(modelText("word ".repeat(100_000), registry).length).toBeLessThanOrEqual(12_002);
  });
});

describe("the model's own reports", () => {
  const text = "31 of 32 calls were ok. All calls were cold. The machine felt warm to the touch that evening.";
  const saying = (change: (call: CallRecord) => Partial<CallRecord>): readonly CallRecord[] =>
    sampleStudy({ runs: 3 }).calls.map((call) => ({ ...call, response: text, ...change(call) }));

  test("begin with the first whole one of the baseline", () => {
    const calls = saying(({ run, variant }) => (variant === "baseline" && run === 1 ? { answer: "cut" } : {}));
    const all = ownWords(calls, ["baseline", "chimera"], registry);
    expect(all.map(({ run, variant }) => `${variant} ${run}`)).toEqual(["baseline 2", "chimera 1", "baseline 3", "chimera 3"]); // prettier-ignore
    expect(all[0]).toMatchObject({ proven: 1, contradicted: 1, notRead: 1 });
    expect(all[0]!.pieces.map((piece) => piece.text).join("")).toBe(text);
  });

  test.each([
    ["empty", "   "],
    ["one word", "ok ".repeat(200)],
    ["marks", "%% {} [] <> ".repeat(40)],
    ["damaged characters", `${text}\ufffd`],
  ])("are none where they are %s", (_, response) => {
    expect(
      ownWords(
        saying(() => ({ response })),
        ["baseline", "chimera"],
        registry,
      ),
    ).toEqual([]);
  });

  test("are none where the baseline has none", () => {
    const calls = saying(({ variant }) => (variant === "baseline" ? { answer: "none" } : {}));
    expect(ownWords(calls, ["baseline", "chimera"], registry)).toEqual([]);
  });
});
