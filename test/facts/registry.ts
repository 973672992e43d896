import { checkText } from "../../src/facts";
import { factKind } from "../../src/facts/catalogue";
import { formatQuantity } from "../../src/facts";
import type { Fact, FactRegistry } from "../../src/records";

const faster = "faster: takes 11.0 % less (95 % interval 9.2 to 13.8 % less), p < .001, n = 7 + 7";
const open =
  "inconclusive: the data fit anything from 3 % faster to 8 % slower; about 14 more runs a side would decide";

const values: Readonly<Record<string, Partial<Fact>>> = {
  "data.files": { value: 12 },
  "data.csv": { value: 7 },
  "data.json": { value: 4 },
  "data.markdown": { value: 1 },
  "data.observations": { value: 480 },
  "data.models": { value: 6 },
  "data.throughput.best.subject": { text: "willow:1b", subject: "willow:1b", metric: "throughput" },
  "data.throughput.best.value": { value: 94.79, unit: "tokens/s", subject: "willow:1b", metric: "throughput" },
  "data.throughput.worst.subject": { text: "aspen:7b", subject: "aspen:7b", metric: "throughput" },
  "data.throughput.worst.value": { value: 27.16, unit: "tokens/s", subject: "aspen:7b", metric: "throughput" },
  "environment.model": { text: "sample:1b" },
  "environment.memory": { value: 16 * 2 ** 30, unit: "bytes" },
  "calls.ok": { value: 3, text: "3 of 4", n: 4 },
  "calls.failed": { value: 1, text: "1 of 4", n: 4 },
  "calls.tokens": { value: 9763, unit: "tokens" },
  "calls.ttft.baseline.analysis": { value: 242.41, unit: "ms", subject: "baseline", metric: "ttft" },
  "calls.ttft.chimera.analysis": { value: 215.76, unit: "ms", subject: "chimera", metric: "ttft" },
  "calls.ttft.baseline.report": { value: 353.75, unit: "ms", subject: "baseline", metric: "ttft" },
  "calls.throughput.chimera.analysis": { value: 120.54, unit: "tokens/s", subject: "chimera", metric: "throughput" },
  "comparison.ttft.analysis.verdict": { text: faster, subject: "chimera", metric: "ttft" },
  "comparison.ttft.analysis.ratio": { value: 0.89, unit: "ratio", subject: "chimera", metric: "ttft" },
  "comparison.throughput.analysis.verdict": { text: open, subject: "chimera", metric: "throughput" },
};

/** A small registry of known facts. */
export function registryOf(changed: Readonly<Record<string, Partial<Fact>>> = {}): FactRegistry {
  const facts = Object.entries({ ...values, ...changed }).map(([key, given]): Fact => {
    const { id, group, label, direction } = factKind(key);
    const text = given.text ?? formatQuantity(given.value!, given.unit ?? "count");
    return { id, key, group, label, direction, sources: [], ...given, text };
  });
  return { schema: "chimera-notebook/facts/1", facts };
}

/** Statuses of the numbers of a text, in order. */
export function statusesOf(text: string, registry: FactRegistry): readonly string[] {
  return checkText(text, registry).spans.flatMap((span) => (span.kind === "number" ? [span.status] : []));
}
