import type { CallRecord, StudyManifest } from "../../src/records";
import { judged } from "../support/judged";

/** A manifest with nothing special about it. */
export const manifest: StudyManifest = {
  schema: "chimera-notebook/study/1",
  id: "s1",
  created: "2026-01-01T00:00:00.000Z",
  config: {
    model: { name: "m" },
    variants: [{ name: "baseline", options: {} }],
    workload: {
      kind: "agent",
      title: "analysis and report over data/sample",
      settings: {},
      sha256: "1".repeat(64),
      sessions: 1,
    },
    runs: 1,
    stages: ["analysis"],
    cache: "avoid",
    seed: 1,
    data: "data/sample",
    dataSha256: "0".repeat(64),
    prompts: {},
    formatEnforced: null,
  },
  order: [],
  environment: {
    os: "Linux",
    cpu: "x",
    cores: 2,
    memoryBytes: 1,
    node: "20.0.0",
    server: "0.9.0",
    engine: "ollama",
    hostKind: "loopback",
    kit: "0.1.0",
  },
};

/** The n-th record of a study. */
export function record(n: number, over: Partial<CallRecord> = {}): CallRecord {
  const call = {
    schema: "chimera-notebook/call/1",
    id: `c${n}`,
    study: "s1",
    run: n,
    stage: "analysis",
    variant: "baseline",
    model: { name: "m" },
    options: {},
    prompt: { cache: "allow" },
    status: "ok",
    clock: { ttftMs: n },
    server: {},
    response: `answer ${n}: Grüße 🦙`,
    ...over,
  } as const;
  return { ...judged(call), ...over };
}
