import { join } from "node:path";

import { facts } from "../../src/facts";
import { packageRoot } from "../../src/files";
import { ingest } from "../../src/ingest";
import type { CallRecord, FactRegistry, IngestResult, Study } from "../../src/records";
import { seededRandom } from "../../src/stats";
import { sampleStudy } from "../report/sample";
import { randomStudy } from "../support/random-study";

const ends = ["server-error", "interrupted-stream", "refused", "cancelled", "empty"] as const;
const faults = ["clock-disturbed", "implausible", "identity-changed"] as const;

/** The same study with cold calls, drift, other ends of calls and answers that are cut. */
function troubled(study: Study, seed: number): Study {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const slope = pick([0, 0, 0.08, -0.05]);
  const calls = study.calls.map((call): CallRecord => {
    const factor = Math.max(0.2, 1 + slope * call.run);
    const { ttftMs } = call.clock;
    const clock = ttftMs === undefined ? call.clock : { ...call.clock, ttftMs: ttftMs * factor };
    if (random() < 0.05) {
      const status = pick(ends);
      const fault = status === "empty" ? ("no-text" as const) : ("failed" as const);
      return { ...call, status, answer: "none", speed: { valid: false, fault, reason: "it went wrong" } };
    }
    if (random() < 0.03) return { ...call, clock, speed: { valid: false, fault: pick(faults), reason: "strange" } };
    if (random() < 0.04) return { ...call, clock, server: { ...call.server, loadMs: 9000 } };
    return random() < 0.1 ? { ...call, clock, answer: "cut", status: "truncated" } : { ...call, clock };
  });
  return { ...study, calls };
}

/** Facts of 200 studies and more: of 1 to 12 variants, all verdicts, failures, cold calls and drift, with files and without, and of no study at all. */
export async function generatedRegistries(): Promise<readonly FactRegistry[]> {
  const sample = await ingest(join(packageRoot(), "data", "sample"));
  const { makeRegistries } = await import("../../bench/checker/made.mjs");
  const made = makeRegistries({ facts, seededRandom, ingest: sample }, 5, 40);
  const random = Array.from({ length: 170 }, (_, seed) => {
    const study = randomStudy(seed);
    const read: IngestResult | undefined = seed % 5 === 0 ? sample : undefined;
    return facts(read, seed % 2 === 0 ? study : troubled(study, seed));
  });
  const empty = sampleStudy({ runs: 1 });
  const plain = sampleStudy({ runs: 12 });
  const cut = plain.calls.map((call): CallRecord =>
    call.variant === "baseline" ? { ...call, answer: "cut", status: "truncated" } : call,
  );
  const instant = plain.calls.map((call): CallRecord => ({ ...call, clock: { ...call.clock, ttftMs: call.run - 1 } }));
  const none: Study = { ...empty, calls: [] };
  return [
    ...made,
    ...random,
    facts(sample),
    facts(undefined),
    facts(undefined, none),
    facts(undefined, sampleStudy()),
    facts(undefined, { ...plain, calls: cut }),
    facts(undefined, { ...plain, calls: instant }),
  ];
}
