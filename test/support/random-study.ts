import type { CallRecord, Study } from "../../src/records";
import { seededRandom } from "../../src/stats";
import { sampleStudy } from "../report/sample";

const words = ["c1", "c2", "a", "b", "baseline", "chimera", "wide", "Ω <b>", "x y", "q4|0", "zz", "constructor"];

/**
 * A study of 1 to 12 variants in any order, of which some calls failed, some are slower, some of another model: what verdicts of every kind are
 * made of. The calls lie in a seeded order that has nothing to do with the manifest's.
 */
export function randomStudy(seed: number): Study {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const base = sampleStudy({ runs: 1 });
  const template = base.calls.find(({ status }) => status === "ok")!;
  const bare = Object.fromEntries(
    Object.entries(template).filter(([key]) => key !== "throughput"),
  ) as unknown as CallRecord;
  const names = shuffled(words, random).slice(0, 1 + below(12));
  const stages = pick([["report"], ["analysis", "report"], ["s1", "s2", "s3"]]);
  const runs = pick([1, 3, 4, 6, 8, 12]);
  const noise = pick([0.005, 0.03, 0.4]);
  const calls = names.flatMap((variant) => {
    const factor = pick([1, 1, 0.98, 1.04, 0.8, 1.3, 2.5]);
    const other = random() < 0.1;
    const failing = pick([0, 0, 0, 0.3, 1]);
    return stages.flatMap((stage) =>
      Array.from({ length: runs }, (_, at): CallRecord => {
        const failed = random() < failing;
        const of = factor * Math.exp(noise * (random() + random() - 1));
        const shared = { id: `r${at + 1}-${variant}-${stage}`, run: at + 1, stage, variant };
        const model = other && at > 0 ? { name: "another:7b", digest: "ff" } : template.model;
        if (failed) {
          const speed = { valid: false, fault: "failed", reason: "no token for 60 s" } as const;
          return { ...bare, ...shared, model, status: "timeout", answer: "none", speed, clock: {}, server: {} };
        }
        const clock = { ttftMs: 200 * of, durationMs: 900 * of };
        const server = { ...template.server, loadMs: 14, outputTokens: 100, evalMs: 700 * of };
        return { ...bare, ...shared, model, clock, server, throughput: 100 / (0.7 * of) };
      }),
    );
  });
  const config = { ...base.manifest.config, stages, runs, variants: names.map((name) => ({ name, options: {} })) };
  return { ...base, manifest: { ...base.manifest, config }, calls: shuffled(calls, random) };
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
