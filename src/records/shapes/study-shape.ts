import type { StudyCase } from "../grade";
import type {
  Environment,
  Extension,
  PlannedCall,
  PlannedVariant,
  RaceNote,
  ServedAs,
  StudyConfig,
  StudyManifest,
  WorkflowTimes,
  WorkloadNote,
} from "../study";
import { rankedMetrics } from "../metrics";
import { modelShape, nameText, optionsShape, settingsShape } from "./call-shape";
import { engineWords } from "../engine";
import type { Engine } from "../engine";
import { json, list, Misfit, number, object, oneOf, optional, orNull, record, text, whole, yesOrNo } from "./shape";
import type { Shape } from "./shape";

const mostRuns = 10_000;

const environmentShape = object<Environment>({
  os: nameText,
  cpu: optional(nameText),
  cores: optional(number(0)),
  memoryBytes: optional(number(0)),
  gpu: optional(nameText),
  node: nameText,
  server: nameText,
  engine: oneOf(...(Object.keys(engineWords) as readonly Engine[])),
  protocol: optional(oneOf("openai")),
  hostKind: oneOf("loopback", "remote"),
  host: optional(text(2000)),
  kit: nameText,
});

const variantShape = object<PlannedVariant>({
  name: nameText,
  options: optionsShape,
  model: optional(modelShape),
  environment: optional(environmentShape),
  prompt: optional(text(65_536)),
  think: optional(yesOrNo),
});

const configShape = object<StudyConfig>({
  model: modelShape,
  variants: list(variantShape, 10_000),
  workload: object<WorkloadNote>({
    kind: oneOf("agent", "prompts", "fixed-length", "conversation", "depth"),
    title: nameText,
    settings: record(json, 1000),
    sha256: nameText,
    sessions: whole(1),
  }),
  runs: whole(1, mostRuns),
  stages: list(nameText, 1000),
  cache: oneOf("avoid", "allow"),
  seed: number(),
  data: optional(text(4096)),
  dataSha256: optional(nameText),
  prompts: record(nameText, 1000),
  formatEnforced: orNull(yesOrNo),
  table: optional(
    object<NonNullable<StudyConfig["table"]>>({
      shown: list(nameText, 100_000),
      leftOut: whole(0),
      contextTokens: number(0),
      charactersPerToken: number(0),
    }),
  ),
  fitted: optional(record(record(whole(1), 10_000), 10_000)),
  cases: optional(
    list(object<StudyCase>({ session: nameText, grader: nameText, expected: optional(text(1000)) }), 100_000),
  ),
  casesSha256: optional(nameText),
  race: optional(object<RaceNote>({ objective: oneOf(...rankedMetrics), strict: yesOrNo })),
  extended: optional(
    list(
      object<Extension>({
        at: nameText,
        runsBefore: whole(1, mostRuns),
        runs: whole(1, mostRuns),
        variants: list(nameText, 10_000),
      }),
      10_000,
    ),
  ),
});

const manifestFields = object<StudyManifest>({
  schema: oneOf("chimera-notebook/study/1"),
  id: nameText,
  created: nameText,
  config: configShape,
  order: list(
    object<PlannedCall>({
      id: nameText,
      order: whole(0),
      run: whole(0, mostRuns),
      stage: nameText,
      variant: nameText,
      session: optional(nameText),
    }),
  ),
  environment: environmentShape,
  served: optional(
    record(object<ServedAs>({ modelfile: optional(settingsShape), threads: optional(number(0)) }), 10_000),
  ),
});

/** `manifest.json`. What it says of its parts must hold: variants have names of their own, and a planned call is of one of them. */
export const manifestShape: Shape<StudyManifest> = (value, at) => {
  const manifest = manifestFields(value, at);
  const { variants } = manifest.config;
  if (variants.length === 0) throw new Misfit("config.variants must hold at least one variant");
  const names = new Set(variants.map(({ name }) => name));
  if (names.size < variants.length) throw new Misfit("config.variants must have a name of its own for each");
  const ids = new Set<string>();
  for (const [index, { id, variant }] of manifest.order.entries()) {
    if (!names.has(variant))
      throw new Misfit(`order[${index}].variant must be one of config.variants, not ${JSON.stringify(variant)}`);
    if (ids.has(id)) throw new Misfit(`order[${index}].id must not come twice, as ${JSON.stringify(id)} does`);
    ids.add(id);
  }
  return manifest;
};

/** A line of `workflow.jsonl`. */
export const workflowShape: Shape<WorkflowTimes> = object<WorkflowTimes>({
  run: whole(0, mostRuns),
  variant: nameText,
  ingestMs: number(0),
  analysisMs: optional(number(0)),
  reportMs: optional(number(0)),
});
