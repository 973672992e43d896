import type { CallModel, Environment, FactRegistry, IngestResult, Study } from "../records";
import { summarizeStudy } from "../stats";
import type { Summary } from "../stats";
import { collectFacts } from "./build";
import { dataFacts } from "./data-facts";
import { environmentFacts } from "./environment-facts";
import { studyFacts } from "./study-facts";

/** What a model is told while a study runs: the files and the machine. */
export interface FactContext {
  readonly model: CallModel;
  readonly runs: number;
  readonly environment?: Environment;
}

/**
 * Every number that may be said, each computed once and bound to its source. Without a study only the files and the context.
 * @param summary of the study, where its variants are compared otherwise than each with the first
 */
export function facts(
  ingest: IngestResult | undefined,
  study?: Study,
  context?: FactContext,
  summary?: Summary,
): FactRegistry {
  const collect = collectFacts();
  const known = study
    ? { model: study.manifest.config.model, runs: study.manifest.config.runs, environment: study.manifest.environment }
    : context;
  if (ingest) dataFacts(ingest, collect, known?.model.name);
  if (known) environmentFacts(known.model, known.environment, known.runs, collect);
  if (study) studyFacts(study, summary ?? summarizeStudy(study), collect);
  return { schema: "chimera-notebook/facts/1", facts: collect.facts() };
}
