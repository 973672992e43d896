import type { Study, StudyConfig } from "../records";

/** How to measure the same again: the command, and what must be the same. */
export function reproduceView({ manifest, calls }: Study) {
  const { config } = manifest;
  const known = config.workload.sha256 !== "";
  return {
    commands: known
      ? [
          [
            "npx chimera run",
            ...sentOf(config),
            ...modelsOf(config),
            `--runs ${config.runs}`,
            ...variantsOf(config),
          ].join(" "),
        ]
      : [],
    seed: known ? String(config.seed) : "not known",
    cache: config.cache === "avoid" ? "avoided: every prompt starts with a line of its own" : "allowed",
    format:
      config.formatEnforced === null
        ? "not probed"
        : config.formatEnforced
          ? "enforced by the server"
          : "not enforced by the server",
    data: config.dataSha256 ?? config.workload.sha256,
    prompts: Object.entries(config.prompts).map(([name, sha256]) => ({ name, sha256 })),
    order: calls.length > 0 && known ? "alternating and seeded; see the figure of the order of calls" : "not known",
  };
}

/** What is sent, as options of the command. */
function sentOf({ workload, data }: StudyConfig): readonly string[] {
  const { settings } = workload;
  if (workload.kind === "agent") return [`--data ${shellWord(data ?? "")}`];
  if (workload.kind === "fixed-length") {
    const { input, output } = settings;
    return typeof input === "number" && typeof output === "number" ? [`--tokens ${input}:${output}`] : [];
  }
  if (workload.kind === "depth") {
    const { depths, output } = settings;
    return Array.isArray(depths) && depths.every(Number.isInteger) && typeof output === "number"
      ? [`--depth ${depths.join()} --max-tokens ${output}`]
      : [];
  }
  if (workload.kind === "conversation") {
    const { file } = settings;
    return typeof file === "string" ? [`--conversation ${shellWord(file)}`] : [];
  }
  const { file, graded, maxTokens } = settings;
  return typeof file === "string"
    ? [
        `--${graded === true ? "cases" : "prompts"} ${shellWord(file)}`,
        ...(typeof maxTokens === "number" ? [`--max-tokens ${maxTokens}`] : []),
      ]
    : [];
}

function modelsOf({ model, variants }: StudyConfig): readonly string[] {
  return variants.some((variant) => variant.model === undefined) ? [`--model ${shellWord(model.name)}`] : [];
}

function variantsOf({ variants }: StudyConfig): readonly string[] {
  return variants.map(({ name, options, model }) => {
    const pairs = Object.entries({ ...(model ? { model: model.name } : {}), ...options }).map(
      ([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    return `--variant ${shellWord(pairs.length === 0 ? name : `${name}:${pairs.join(",")}`)}`;
  });
}

function shellWord(text: string): string {
  return /^[\w./:@=,+-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
