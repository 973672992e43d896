import type { CallRecord, Problem } from "../../records";

/**
 * A comparison report repeats the call tables of the two reports it compares. A table whose calls all stand in an earlier file, with
 * the same model, variant and figures, is counted once.
 */
export function countCallsOnce(calls: readonly CallRecord[]): {
  readonly calls: readonly CallRecord[];
  readonly problems: readonly Problem[];
} {
  const tables = new Map<string, CallRecord[]>();
  for (const call of calls) {
    const key = JSON.stringify([call.source?.file ?? call.study, call.variant]);
    const table = tables.get(key);
    if (table === undefined) tables.set(key, [call]);
    else table.push(call);
  }
  const seen = new Map<string, string>();
  const kept: CallRecord[] = [];
  const problems: Problem[] = [];
  for (const table of tables.values()) {
    const file = table[0]!.source?.file ?? table[0]!.study;
    const keys = table.map(keyOf);
    const earlier = keys.map((key) => seen.get(key));
    if (table.length > 1 && earlier.every((each) => each !== undefined && each !== file)) {
      const message = `${file} repeats ${table.length} calls of ${earlier[0]!}, which were counted there.`;
      problems.push({ file, severity: "note", code: "repeated-calls", message });
      continue;
    }
    for (const key of keys) if (!seen.has(key)) seen.set(key, file);
    kept.push(...table);
  }
  return { calls: kept, problems };
}

function keyOf({ model, variant, run, stage, clock, server, throughput }: CallRecord): string {
  return JSON.stringify([model.name, variant, run, stage, clock, server, throughput ?? null]);
}
