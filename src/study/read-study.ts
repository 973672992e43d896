import { existsSync } from "node:fs";

import { facts } from "../facts";
import { readLedger } from "../ledger";
import { fixedNarrative } from "../narrative";
import type { FactRegistry, IngestResult, Narrative, Study } from "../records";
import { dataDigest, readAndFlag, withPlainTexts, withProblems } from "../workload";
import { isInterrupted } from "./finished";
import { ownOutput } from "./own-output";
import { latest, readDerived } from "./study-files";
import type { StudyResult } from "./types";

/**
 * Reads a study folder back, also while it grows. The data are read again when they are where they were and unchanged; otherwise the facts
 * kept in the folder stand, and a problem says so.
 * @throws UserError when there is no study, or a newer version of this kit made it
 */
export async function readStudy(dir: string): Promise<StudyResult> {
  const stored = await readLedger(dir);
  const records = latest(stored.study.calls);
  const study: Study = { ...stored.study, calls: [...records.values()] };
  const read = await readData(study, dir);
  const kept = await readDerived<FactRegistry>(dir, "facts.json", "chimera-notebook/facts/1");
  const computed = withPlainTexts(facts(read.unchanged ? read.ingest : undefined, study));
  const registry = !read.unchanged && kept && sameCalls(kept, computed) ? kept : computed;
  const narrative =
    (await readDerived<Narrative>(dir, "narrative.json", "chimera-notebook/narrative/1")) ??
    fixedNarrative(
      registry,
      "The study was interrupted before the report was written.",
      study.manifest.config.model.name,
    );
  return {
    study,
    ingest: withProblems(read.ingest, stored.problems),
    registry,
    narrative,
    dir,
    interrupted: isInterrupted(study.manifest, records),
  };
}

async function readData(
  study: Study,
  dir: string,
): Promise<{ readonly ingest: IngestResult; readonly unchanged: boolean }> {
  const { data, dataSha256 } = study.manifest.config;
  const found = existsSync(data) ? await readAndFlag(data, ownOutput(dir)).catch(() => undefined) : undefined;
  if (found && dataDigest(found) === dataSha256) return { ingest: found, unchanged: true };
  const message = found
    ? `The files in ${data} have changed since the study: its own facts about them stand.`
    : `The data folder ${data} is not there any more: the study's own facts about it stand.`;
  const code = found ? "data-changed" : "data-gone";
  const problems: IngestResult["problems"] = [{ file: data, severity: "warning", code, message }];
  return { ingest: { ...emptyIngest(data), problems }, unchanged: false };
}

/** Facts that were computed from the same calls. */
function sameCalls(kept: FactRegistry, computed: FactRegistry): boolean {
  const text = (registry: FactRegistry): string | undefined =>
    registry.facts.find((fact) => fact.key === "calls.ok")?.text;
  return text(kept) === text(computed);
}

function emptyIngest(root: string): IngestResult {
  return {
    schema: "chimera-notebook/ingest/1",
    root,
    files: [],
    measurements: [],
    calls: [],
    problems: [],
    summary: {
      files: 0,
      byFormat: [],
      rows: [],
      duplicates: 0,
      unreadable: 0,
      failedObservations: 0,
      observations: 0,
      durationMs: 0,
    },
  };
}
