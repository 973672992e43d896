import { facts } from "../facts";
import { readLedger } from "../ledger";
import { ownNarrative } from "../narrative";
import { factsShape, narrativeShape } from "../records";
import type { FactRegistry, IngestResult, Problem, Study } from "../records";
import { dataDigest, readAndFlag, withPlainTexts, withProblems } from "../workload";
import { isInterrupted } from "./missing";
import { noFiles } from "./no-files";
import { ownOutput } from "./own-output";
import { latest, readDerived } from "./study-files";
import type { StudyResult } from "./types";

export interface ReadStudyOptions {
  /** The folder of files that the study read, to read them again. The path that a study names is never opened unasked: others may have written it. */
  readonly data?: string;
}

/**
 * Reads a study folder back, also while it grows. Its own facts about the files that it read stand, unless their folder is given and they are
 * unchanged. A part that is not what it should be is left out, and a problem says so.
 * @throws UserError when there is no study, a newer version of this kit made it, or its manifest is damaged
 * @example
 * const { study, registry } = await readStudy("out/20260105-101500-gemma3-4f2a");
 */
export async function readStudy(dir: string, options: ReadStudyOptions = {}): Promise<StudyResult> {
  const stored = await readLedger(dir);
  const records = latest(stored.study.calls);
  const study: Study = { ...stored.study, calls: [...records.values()] };
  const problems: Problem[] = [...stored.problems];
  const read = await readData(study, dir, options.data);
  const kept = readDerived(dir, "facts.json", factsShape, problems);
  const computed = withPlainTexts(facts(read.unchanged ? read.ingest : undefined, study));
  const registry = read.unchanged || !kept ? computed : withPlainTexts(withFilesOf(kept, computed));
  const narrative =
    readDerived(dir, "narrative.json", narrativeShape, problems) ??
    ownNarrative(
      registry,
      "The study was interrupted before the report was written.",
      study.manifest.config.model.name,
    );
  return {
    study,
    ingest: withProblems(read.ingest, problems),
    registry,
    narrative,
    dir,
    interrupted: isInterrupted(study.manifest, records),
  };
}

async function readData(
  study: Study,
  dir: string,
  data: string | undefined,
): Promise<{ readonly ingest: IngestResult; readonly unchanged: boolean }> {
  const { dataSha256, data: named } = study.manifest.config;
  const found = data === undefined ? undefined : await readAndFlag(data, ownOutput(dir));
  if (found && dataDigest(found) === dataSha256) return { ingest: found, unchanged: true };
  if (data === undefined) return { ingest: emptyIngest(named), unchanged: false };
  const message = `The files in ${data} are not those that the study read: its own facts about them stand.`;
  const problems: IngestResult["problems"] = [{ file: data, severity: "warning", code: "data-changed", message }];
  return { ingest: { ...emptyIngest(named), problems }, unchanged: false };
}

/** What was computed from the calls, behind what the study's own facts tell of the files that it read. */
function withFilesOf(kept: FactRegistry, computed: FactRegistry): FactRegistry {
  const ofFiles = kept.facts.filter(({ group }) => group === "data");
  return { ...computed, facts: [...ofFiles, ...computed.facts.filter(({ group }) => group !== "data")] };
}

function emptyIngest(root = ""): IngestResult {
  return { ...noFiles, root };
}
