import type { FactRegistry, IngestResult, Study } from "../../src/records/index.js";

export function makeStudy(
  random: () => number,
  options: {
    readonly runs: number;
    readonly effect: number;
    readonly failures: number;
    readonly variants?: readonly string[];
    readonly model?: string;
  },
): Study;
export function changeIngest(ingest: IngestResult, random: () => number): IngestResult;
export function makeRegistries(
  use: {
    readonly facts: (ingest: IngestResult, study: Study) => FactRegistry;
    readonly seededRandom: (seed: number) => () => number;
    readonly ingest: IngestResult;
  },
  seed: number,
  count: number,
): readonly FactRegistry[];
