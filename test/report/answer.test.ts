import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import { ownNarrative } from "../../src/narrative";
import type { CallModel, CallRecord, Study } from "../../src/records";
import { answerOf } from "../../src/report/answer";
import { findingsOf } from "../../src/report/findings";
import { report } from "../../src/report";
import { summarize } from "../../src/stats";
import { judged } from "../support/judged";
import { sampleInput, sampleStudy } from "./sample";

function answerFor(calls: readonly CallRecord[]) {
  const summary = summarize(calls);
  return { summary, answer: answerOf(findingsOf(summary), summary.timed, summary.n) };
}

describe("the answer", () => {
  test("takes its verdicts from the summary, adjusted as one family", () => {
    const { summary, answer } = answerFor(sampleStudy().calls);
    const verdicts = summary.comparisons.map(({ verdict }) => verdict);
    expect(answer.findings.slice(0, 4).map(({ sentence }) => sentence)).toEqual(verdicts.map((v) => v.sentence));
    for (const finding of answer.findings.slice(0, 4)) expect(finding.note).toMatch(/^adjusted p /);
  });

  test("claims no more than the family bears: p = .029 of four against four does not survive four comparisons", () => {
    const { answer } = answerFor(sampleStudy({ runs: 5, faster: 0.5 }).calls);
    expect(answer.word).toBe("Inconclusive");
    expect(answer.findings[0]!.sentence).toContain("not beyond chance");
    expect(answerFor(sampleStudy({ runs: 9, faster: 0.5 }).calls).answer.word).toBe("chimera is faster");
  });

  test("shows the shares of whole answers wherever one was not, and takes the winner's colour away where they differ beyond chance", () => {
    const { answer } = answerFor(sampleStudy().calls);
    expect(answer.findings.at(-1)).toMatchObject({
      what: "whole answers, report",
      sentence: "7 of 8 for chimera, 8 of 8 for baseline; chance may explain that",
      note: "Fisher's exact p = 1",
    });
    const failing = sampleStudy({ runs: 30 }).calls.map((call): CallRecord =>
      call.variant === "chimera" && call.run > 15 ? judged({ ...call, status: "timeout" }) : call,
    );
    const { answer: unsound } = answerFor(failing);
    expect(unsound.word).toBe("chimera is faster");
    expect(unsound.tone).toBe("open");
    expect(unsound.sentence).toContain("shares of whole answers differ");
  });

  test("a small difference is no absence of one", () => {
    const { summary, answer } = answerFor(sampleStudy({ runs: 9, faster: 0.96 }).calls);
    expect(summary.comparisons.some(({ verdict }) => verdict.code === "small")).toBe(true);
    expect(answer.word).toBe("Small difference");
    expect(answer.sentence).toMatch(/^chimera differs from baseline in .*, but it may be by less than 5 %\./);
    expect(answerFor(sampleStudy({ runs: 30, faster: 1 }).calls).answer.word).toBe("No practical difference");
  });

  test("of one other measure it speaks as of one", () => {
    const calls = sampleStudy({ runs: 9, faster: 0.5 }).calls.filter((call) => call.stage === "analysis");
    const alike = calls.map((call): CallRecord => ({ ...call, throughput: 100 + (call.run % 4) }));
    expect(answerFor(alike).answer.sentence).toContain(
      "The other measure shows no difference that counts, or is not decided.",
    );
  });

  test("without a failure there is no word about success rates", () => {
    const { answer } = answerFor(sampleStudy().calls.filter((call) => call.status === "ok"));
    expect(answer.findings).toHaveLength(4);
  });
});

function withEnvironment(
  change: Partial<Study["manifest"]["environment"]>,
  calls?: readonly CallRecord[],
  model?: CallModel,
) {
  const study = sampleStudy();
  const { manifest } = study;
  const config = model === undefined ? manifest.config : { ...manifest.config, model };
  const changed = {
    ...study,
    calls: calls ?? study.calls,
    manifest: { ...manifest, config, environment: { ...manifest.environment, ...change } },
  };
  const registry = facts(undefined, changed);
  return report({ study: changed, registry, narrative: ownNarrative(registry) });
}

describe("what a reader must know first", () => {
  test("a remote server is said, and its name is not published, not even in a failure's reason", () => {
    const calls = sampleStudy().calls.map((call): CallRecord =>
      call.status === "ok" ? call : judged({ ...call, error: "connect ECONNREFUSED gpu-box.example:11434" }),
    );
    const made = withEnvironment({ hostKind: "remote", host: "http://gpu-box.example:11434" }, calls);
    for (const text of [made.html, made.markdown]) {
      expect(text).toContain("another machine");
      expect(text).toContain("TTFT and duration include the network");
      expect(text).not.toContain("gpu-box");
    }
    expect(made.markdown).toContain("ECONNREFUSED the remote host:11434");
  });

  test("the demo model is named as one, whoever serves it, and no other model is", () => {
    const demo = { name: "chimera-demo:latest" };
    expect(withEnvironment({ engine: "embedded" }, undefined, demo).markdown).toContain("a demo model so small");
    expect(withEnvironment({}, undefined, demo).markdown).toContain("a demo model so small");
    expect(withEnvironment({}).markdown).not.toContain("demo model");
    const own = withEnvironment({ engine: "embedded" }).markdown;
    expect(own).not.toContain("demo model");
    expect(own).toContain("Measured in the engine that ships with this kit, not in Ollama");
  });

  test("home folders are not published", () => {
    const input = sampleInput({
      name: (text) => `${text} /home/zaphod/bench/x.csv C:\\Users\\zaphod\\y.csv /Users/zaphod`,
    });
    const made = report(input);
    for (const text of [made.html, made.markdown, made.row])
      expect(/.{0,80}zaphod.{0,40}/.exec(text)?.[0]).toBeUndefined();
    expect(made.html).toContain("~/…/x.csv");
  });
});

test("key findings show their evidence, and how many reports of the model bear them out", () => {
  const input = sampleInput();
  const cold = input.registry.facts.find((fact) => fact.id === "count.calls.cold")!;
  const narrative = {
    ...input.narrative,
    agreement: [{ claim: "count.calls.cold", said: 2, of: 8 }],
    sections: { ...input.narrative.sections, key_findings: ["count.calls.cold"] },
  };
  const { html, markdown } = report({ ...input, narrative });
  expect(html).toContain(`Rests on <a href="#fact-${cold.id}"><bdi>cold calls, kept apart</bdi></a>`);
  expect(html).toContain("borne out by 2 of 8 reports of the model");
  expect(markdown).toMatch(
    /rests on cold calls, kept apart, r1-0-analysis and 1 more; borne out by 2 of 8 reports of the model/,
  );
});

test("a fact's source that is no row of the page is no link", () => {
  const { html } = report(sampleInput({ runs: 60 }));
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const dead = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!).filter((id) => !ids.has(id));
  expect(dead).toEqual([]);
});
