import type { Environment, PlannedCall, StudyConfig, StudyManifest, Variant, WorkflowTimes } from "../study";
import { modelShape, nameText, optionsShape, settingsShape } from "./call-shape";
import { list, Misfit, number, object, oneOf, optional, orNull, record, text, whole, yesOrNo } from "./shape";
import type { Shape } from "./shape";

const mostRuns = 10_000;

const variantShape = object<Variant>({ name: nameText, options: optionsShape });

const environmentShape = object<Environment>({
  os: nameText,
  cpu: optional(nameText),
  cores: optional(number(0)),
  memoryBytes: optional(number(0)),
  gpu: optional(nameText),
  node: nameText,
  server: nameText,
  engine: oneOf("ollama", "embedded"),
  hostKind: oneOf("loopback", "remote"),
  host: optional(text(2000)),
  kit: nameText,
});

const configShape = object<StudyConfig>({
  model: modelShape,
  variants: list(variantShape, 10_000),
  runs: whole(1, mostRuns),
  stages: list(nameText, 1000),
  cache: oneOf("avoid", "allow"),
  seed: number(),
  data: text(4096),
  dataSha256: nameText,
  prompts: record(nameText, 1000),
  formatEnforced: orNull(yesOrNo),
  think: optional(yesOrNo),
  table: optional(
    object<NonNullable<StudyConfig["table"]>>({
      shown: list(nameText, 100_000),
      leftOut: whole(0),
      contextTokens: number(0),
      charactersPerToken: number(0),
    }),
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
  modelfile: optional(settingsShape),
  threads: optional(number(0)),
  vramShare: optional(number(0)),
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
