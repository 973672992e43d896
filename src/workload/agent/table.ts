import { facts } from "../../facts";
import { modelsOf } from "../../records";
import type { Environment, FactRegistry, IngestResult, StudyConfig } from "../../records";
import type { Prompts } from "./prompts";
import { withPlainTexts } from "./untrusted";

/**
 * Facts that a measured call may show: files, machine, and the model where there is one. They stay as they were when the study is extended, so that its
 * prompts do.
 */
export function tableFacts(
  ingest: IngestResult,
  config: Pick<StudyConfig, "model" | "variants" | "runs" | "extended">,
  environment: Environment,
): FactRegistry {
  const { model, extended } = config;
  const runs = extended?.[0]?.runsBefore ?? config.runs;
  const one = modelsOf(config).length === 1;
  return withPlainTexts(facts(ingest, undefined, one ? { model, runs, environment } : undefined));
}

/** The facts of the plan's table, in order. */
export function shownFacts(registry: FactRegistry, config: Pick<StudyConfig, "table">): FactRegistry["facts"] {
  const shown = new Set(config.table?.shown);
  return registry.facts.filter((fact) => shown.has(fact.id));
}

/** Characters of the longest template, without facts. */
export function longestTemplate(prompts: Prompts): number {
  return Math.max(...[prompts.analysis, prompts.report].map((template) => template.render({ lines: [] }).length));
}
