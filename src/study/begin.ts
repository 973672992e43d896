import { join } from "node:path";

import { facts, factTable } from "../facts";
import type { FactContext } from "../facts";
import { claimFolder } from "../ledger";
import type { ClaimedFolder } from "../ledger";
import type { Connection, ModelInfo } from "../llm";
import { UserError } from "../records";
import type {
  CallModel,
  CallRecord,
  FactRegistry,
  IngestResult,
  StudyConfig,
  StudyManifest,
  Variant,
} from "../records";
import { planOrder } from "../stats";
import { contextsOf, dataDigest, perTokenOf, probe, shareContext, tableCharacters, withPlainTexts } from "../workload";
import type { Prompts } from "../workload";
import { stages, whatDiffers } from "./config";
import { differentServer } from "./identity";
import { outFolder } from "./own-output";
import type { StudyOptions } from "./types";

/** Thinking takes room: below this context a thinking model is asked not to. */
const leastContextForThoughts = 4096;
const leastFacts = 3;

/**
 * Takes the folder that a study is to lie in; what is there is what `resume` goes on with.
 * @throws UserError when the folder holds a study and nobody asked to go on with it, or another process works in it
 */
export async function claimStudy(options: StudyOptions, id: string): Promise<ClaimedFolder> {
  const { out, resume = false } = options;
  if (out === undefined && resume)
    throw new UserError("Nothing says which study to resume: give its folder as out.", 2);
  const folder = await claimFolder(out ?? join(outFolder, id));
  if (folder.stored === undefined || resume) return folder;
  await folder.release();
  throw new UserError(
    `There is already a study in ${folder.dir}: go on with it by --resume, or choose another folder.`,
    2,
  );
}

export interface Plan {
  readonly id: string;
  readonly connection: Connection;
  readonly model: ModelInfo;
  readonly ingest: IngestResult;
  readonly data: string;
  readonly variants: readonly Variant[];
  readonly runs: number;
  readonly seed: number;
  readonly cache: "avoid" | "allow";
  readonly prompts: Prompts;
  readonly signal?: AbortSignal;
}

/** Plans a new study: one probe call, one fact table that fits every variant, and the order of the calls. */
export async function planStudy(
  plan: Plan,
): Promise<{ readonly manifest: StudyManifest; readonly probed: CallRecord }> {
  const { id, connection, model, variants, prompts, signal } = plan;
  const environment = await connection.environment();
  const thinks = (await connection.capabilities(model.name, { probe: false })).thinking;
  const registry = tableFacts(plan.ingest, { model: callModel(model), runs: plan.runs, environment });
  const sample = factTable(registry, 4000).facts;
  // A variant that leaves num_ctx to the server goes first: afterwards the server tells what it took.
  const probing = variants.find(({ options }) => typeof options["num_ctx"] !== "number") ?? variants[0]!;
  const probed = await probe({
    connection,
    study: id,
    model: callModel(model),
    variant: probing.name,
    options: probing.options,
    thinks,
    sample,
    ...(signal === undefined ? {} : { signal }),
  });
  if (probed.record.status === "cancelled")
    throw new UserError(
      "The study was interrupted before its first call: nothing was measured and no folder was made.",
      130,
    );
  const contexts = await contextsOf(
    connection,
    model.name,
    variants.map(({ options }) => options),
  );
  const contextTokens = Math.min(...contexts);
  const think = thinks && contextTokens >= leastContextForThoughts;
  const perToken = perTokenOf(probed.record);
  const table = factTable(
    registry,
    tableCharacters(shareContext(contextTokens, perToken, think), longestTemplate(prompts)),
  );
  if (table.facts.length < Math.min(leastFacts, registry.facts.length))
    throw new UserError(
      `The smallest num_ctx of the variants, ${contextTokens}, leaves no room for facts beside the prompt and the answer: give at least 768, or a shorter prompt.`,
      2,
    );
  const config: StudyConfig = {
    ...configOf(plan),
    formatEnforced: probed.formatEnforced,
    ...(thinks ? { think } : {}),
    table: {
      shown: table.facts.map((fact) => fact.id),
      leftOut: table.leftOut,
      contextTokens,
      charactersPerToken: Number(perToken.toFixed(3)),
    },
  };
  const order = planOrder({ variants, runs: plan.runs, stages, seed: plan.seed });
  const manifest: StudyManifest = {
    schema: "chimera-notebook/study/1",
    id,
    created: new Date().toISOString(),
    config,
    order,
    environment,
    ...(await servedAs(connection, model.name)),
  };
  return { manifest, probed: probed.record };
}

/** What the model is loaded with beside a variant's own options, now that the probe has loaded it; each part only where the server tells. */
async function servedAs(
  connection: Connection,
  name: string,
): Promise<Pick<StudyManifest, "modelfile" | "threads" | "vramShare">> {
  const { parameters, memoryBytes, vramBytes } = await connection.model(name);
  const threads = parameters?.["num_thread"];
  return {
    ...(parameters === undefined ? {} : { modelfile: parameters }),
    ...(typeof threads === "number" ? { threads } : {}),
    ...(vramBytes === undefined || !memoryBytes ? {} : { vramShare: Math.min(1, vramBytes / memoryBytes) }),
  };
}

/** @throws UserError with the difference when what was asked for is not what the study in the folder measured */
export async function checkSame(there: StudyManifest, plan: Plan, dir: string): Promise<void> {
  const difference =
    differentServer(there.environment, await plan.connection.environment()) ??
    whatDiffers(there.config, { ...configOf(plan), formatEnforced: there.config.formatEnforced });
  if (difference !== undefined)
    throw new UserError(
      `The study in ${dir} cannot be resumed: ${difference}; put it back as it was, or start a new study in another folder.`,
      2,
    );
}

/** Facts that a measured call may show: files and machine. */
export function tableFacts(ingest: IngestResult, context: FactContext): FactRegistry {
  return withPlainTexts(facts(ingest, undefined, context));
}

/** The facts of the plan's table, in order. */
export function shownFacts(registry: FactRegistry, config: StudyConfig): FactRegistry["facts"] {
  const shown = new Set(config.table?.shown);
  return registry.facts.filter((fact) => shown.has(fact.id));
}

/** Characters of the longer template, without facts. */
export function longestTemplate(prompts: Prompts): number {
  return Math.max(
    ...[prompts.analysis, prompts.report, prompts.reportText].map((template) => template.render({ lines: [] }).length),
  );
}

/** What a record keeps about a model. */
export function callModel(info: ModelInfo): CallModel {
  const { name, digest, quantization, parameterSize, family } = info;
  return {
    name,
    ...(digest === undefined ? {} : { digest }),
    ...(quantization === undefined ? {} : { quantization }),
    ...(parameterSize === undefined ? {} : { parameterSize }),
    ...(family === undefined ? {} : { family }),
  };
}

function configOf(plan: Plan): StudyConfig {
  const { model, variants, runs, cache, seed, data, prompts } = plan;
  return {
    model: callModel(model),
    variants,
    runs,
    stages,
    cache,
    seed,
    data,
    dataSha256: dataDigest(plan.ingest),
    prompts: Object.fromEntries(
      [prompts.analysis, prompts.report, prompts.reportText, prompts.repair].map(({ name, sha256 }) => [name, sha256]),
    ),
    formatEnforced: null,
  };
}
