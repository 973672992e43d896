import { expect, test } from "vitest";

import { facts } from "../../src/facts";
import type { Study } from "../../src/records";
import { report } from "../../src/report";
import { sampleStudy } from "./sample";

const withConfig = (change: Partial<Study["manifest"]["config"]>): Study => {
  const study = sampleStudy();
  return { ...study, manifest: { ...study.manifest, config: { ...study.manifest.config, ...change } } };
};
const pageOf = (study: Study) => report({ study, registry: facts(undefined, study) });

test("a model's digest is shown as one, whatever it begins with: it is nobody's account", () => {
  const model = { name: "gemma3:270m", digest: "sha256:beef5678beef5678beef5678beef5678" };
  const { markdown, html } = pageOf(withConfig({ model }));
  for (const text of [markdown, html]) {
    expect(text).toContain("gemma3:270m (digest beef5678beef)");
    expect(text).not.toContain("someone");
  }
});

test("a variant's own long prompt is cut to one line, and its length is said", () => {
  const long = "You are a careful reader of tables.\n".repeat(400);
  const { config } = sampleStudy().manifest;
  const [first, second] = config.variants;
  const { markdown } = pageOf(withConfig({ variants: [first!, { ...second!, prompt: long }] }));
  const line = markdown.split("\n").find((each) => each.startsWith("| chimera | "))!;
  expect(line).toContain("prompt: You are a careful reader of tables. You are a careful");
  expect(line).toContain("… (14,399 characters in all)");
  expect(line.length).toBeLessThan(300);
});
