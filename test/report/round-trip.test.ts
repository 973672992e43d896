import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { facts } from "../../src/facts";
import { ingest } from "../../src/ingest";
import type { Study } from "../../src/records";
import { exportReport, report } from "../../src/report";
import { sampleStudy } from "./sample";

/** The sample with other names; `only` keeps one variant. */
const named = (names: readonly string[]): Study => {
  const base = sampleStudy();
  const old = base.manifest.config.variants.map(({ name }) => name);
  const variants = base.manifest.config.variants
    .slice(0, names.length)
    .map((variant, at) => ({ ...variant, name: names[at]! }));
  const calls = base.calls.flatMap((call) => {
    const variant = names[old.indexOf(call.variant)];
    return variant === undefined ? [] : [{ ...call, variant }];
  });
  return { ...base, calls, manifest: { ...base.manifest, config: { ...base.manifest.config, variants } } };
};

test.each([
  [["settings"]],
  [["baseline"]],
  [["chimera"]],
  [["num_ctx_2048"]],
  [["q4|0 *wide* <b>"]],
  [["baseline", "chimera"]],
  [["small_ctx", "wide"]],
])("a classic report gives back its calls under the names of its variants: %j", async (names) => {
  const study = named(names);
  const folder = await mkdtemp(join(tmpdir(), "classic-"));
  try {
    await exportReport(report({ study, registry: facts(undefined, study), layout: "classic" }), folder, { formats: ["md"] }); // prettier-ignore
    const { calls } = await ingest(folder);
    const key = (call: Study["calls"][number]): string => `${call.variant} ${call.run} ${call.stage}`;
    expect(calls.map(key).sort()).toEqual(study.calls.map(key).sort());
    for (const name of names) {
      const sent = study.manifest.config.variants.find((variant) => variant.name === name)!.options;
      expect(calls.find(({ variant }) => variant === name)!.options).toEqual(sent);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
