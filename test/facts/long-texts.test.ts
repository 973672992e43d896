import { describe, expect, it } from "vitest";

import { checkText } from "../../src/facts";
import { pieces } from "../../src/facts/check/pieces";
import { growthPieces, growthText } from "../support/growth-texts";
import { registryOf } from "./registry";

const registry = registryOf();

/** Characters of a text that is read for each piece: far more than a report has. */
const characters = 12_000;

describe("long texts and texts that were made to be slow", () => {
  it.each(growthPieces.map((piece) => [JSON.stringify(piece), piece]))(
    "%s over and over is read in bounded work",
    (_, piece) => {
      // No piece is longer than the reader's bound, so the work is the number of pieces times that of one.
      const text = growthText(piece, characters);
      const parts = pieces(text);
      expect(parts.map(([start, end]) => text.slice(start, end)).join("")).toBe(text);
      expect(Math.max(...parts.map(([start, end]) => end - start))).toBeLessThanOrEqual(3000);
      expect(parts.length).toBeLessThanOrEqual(Math.ceil(text.length / 1000));
      const one = text.slice(...parts[0]!);
      const begun = performance.now();
      checkText(one, registry);
      // A bound against minutes, not a measure of speed.
      expect(performance.now() - begun).toBeLessThan(20_000);
    },
  );

  it("reads none of the numbers of a sentence that holds more than thirty, and says so", () => {
    const { spans, verified } = checkText("1, 2 and 3 files ".repeat(1000), registry);
    const numbers = spans.filter(({ kind }) => kind === "number");
    expect(numbers.length).toBe(3000);
    expect(verified).toBe(0);
    expect(new Set(numbers.map(({ reason }) => reason))).toEqual(
      new Set(["more than 30 numbers stand in one sentence, so none of them is read"]),
    );
  });

  it("says of a number in a long text what it says of it in a short one, at its own place", () => {
    const filler = "The machine was idle, and nothing else ran beside the study.\n\n".repeat(200);
    const said = "The median TTFT of baseline in the analysis stage was 99999 ms.\n\n";
    const long = `${filler}${said}${filler}`;
    const number = checkText(long, registry).spans.filter(({ kind }) => kind === "number");
    expect(number).toHaveLength(1);
    expect(long.slice(number[0]!.start, number[0]!.end)).toBe("99999 ms");
    expect(number[0]!.status).toBe("unverified");
  });

  it("keeps the header of a table and the heading above it across pieces", () => {
    const rows = Array.from({ length: 200 }, (_, at) => `| case ${String.fromCharCode(97 + (at % 26))} | 12345.5 |`);
    const table = ["## Throughput", "", "| case | TTFT (ms) |", "| --- | --- |", ...rows].join("\n");
    const numbers = checkText(table, registry).spans.filter(({ kind }) => kind === "number");
    expect(numbers).toHaveLength(200);
    expect(new Set(numbers.map(({ status }) => status))).toEqual(new Set(["unverified"]));
    expect(new Set(numbers.map(({ reason }) => reason))).toEqual(new Set(["no fact has this value"]));
  });
});

describe("numbers in code fences and emphasis", () => {
  const statusOf = (text: string): readonly string[] =>
    checkText(text, registry)
      .spans.filter(({ kind, status }) => kind === "number" && status !== "masked")
      .map(({ status }) => status);

  it.each([
    ["a table", "```\n| model | TTFT |\n| --- | --- |\n| a | 123456 |\n```"],
    ["a table of tabs", "```\nmodel\tTTFT ms\na\t123456\n```"],
    ["a sentence", "```text\nTTFT rose to 123456 ms.\n```"],
    ["a fence of tildes that is never closed", "~~~\nTTFT rose to 123456 ms."],
    ["a unit in a block of code", "```sh\n# 123456 ms at least\n```"],
  ])("reads %s in a fence", (_, text) => expect(statusOf(text)).toEqual(["unverified"]));

  it.each([
    ["a command", "```sh\nollama run gemma3 --num-ctx 4096\n```"],
    ["settings", "```\nnum_ctx = 4096\n```"],
    ["JSON", '```json\n{ "num_ctx": 4096 }\n```'],
  ])("takes %s in a fence for code", (_, text) => expect(statusOf(text)).toEqual([]));

  it("takes a model's number for none of a count, also in emphasis", () => {
    for (const text of ["Model **1** is the one to take.", "Model 1 is the one to take.", "Variant __2__ won."])
      expect(statusOf(text)).toEqual([]);
  });
});
