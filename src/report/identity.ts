import { formatNumber } from "../facts";
import { isDemoModel } from "../llm";
import { environmentOf, machineOf, modelsOf, serverWords } from "../records";
import type { CallModel, CallRecord, PlannedVariant, Study } from "../records";
import { isSpeedValid, isWhole } from "../stats";
import { addedLater, timesApart } from "../study";
import { gib, grouped, optionWords } from "./format";
import { serverCaveats } from "./server-caveats";

/** Characters of a variant's own prompt that the page shows. */
const longestPrompt = 80;

/** How many calls were measured, of how many the times count, and how many answers are whole. */
export interface CallCounts {
  readonly all: number;
  readonly timed: number;
  readonly whole: number;
}

export function countCalls(calls: readonly CallRecord[]): CallCounts {
  return { all: calls.length, timed: calls.filter(isSpeedValid).length, whole: calls.filter(isWhole).length };
}

/** What was measured, where and with what: one label and text each. What is not known is left out. */
export function identityView(study: Study, counts: CallCounts) {
  const { config, environment } = study.manifest;
  const models = modelsOf(config);
  const one = models.length === 1;
  return [
    ...(one
      ? [{ label: "Model", value: pinned(models[0]!) }, ...optional("Quantization", weightsOf(models[0]!))]
      : [
          {
            label: "Models",
            value: models.map((each) => [pinned(each), weightsOf(each)].filter(Boolean).join(", ")).join("; "),
          },
        ]),
    ...config.variants.map((variant) => ({ label: variant.name, value: variantWords(variant, one, config.model) })),
    ...optional("What is sent", config.workload.kind === "agent" ? undefined : config.workload.title),
    ...optional("Modelfile, where a variant is silent", modelfileWords(study)),
    { label: "Calls", value: callWords(counts) },
    ...optional(
      "Server",
      known(byVariant(study, ({ name }) => environmentOf(study.manifest, name), serverWords) ?? "", environment.os),
    ),
    ...optional("Host", hostWords(study)),
    ...optional("Machine", machineWords(study)),
    ...optional(
      "Threads",
      byVariant(study, ({ name }) => study.manifest.served?.[name]?.threads, String),
    ),
    ...optional("Video memory", vramWords(study)),
    ...optional("Facts in each prompt", tableWords(study)),
    ...optional(
      environment.hostKind === "remote" ? "System that measured" : "System",
      known(`${environment.os}, Node ${environment.node}, kit ${environment.kit}`, environment.os),
    ),
  ];
}

/** What a reader must know before any number; empty when there is nothing special. */
export function caveats(study: Study): readonly string[] {
  const { config, environment } = study.manifest;
  return [
    ...addedLater(study.manifest),
    ...timesApart(study.manifest),
    ...serverCaveats(study),
    ...(isDemoModel(config.model.name)
      ? [
          `Measured with ${config.model.name}, which ships with this kit: a demo model so small that its times are real but say nothing about a model that people use.`,
        ]
      : []),
    ...(environment.engine === "embedded" && !isDemoModel(config.model.name)
      ? [
          `Measured in the engine that ships with this kit, not in Ollama: llama.cpp on the processor, one call at a time; the same model may be faster elsewhere.`,
        ]
      : []),
    ...(environment.hostKind === "remote"
      ? [
          "The server ran on another machine: TTFT and duration include the network, and its processor and graphics card are not known.",
        ]
      : []),
  ];
}

function machineWords({ manifest }: Study): string | undefined {
  const { environment } = manifest;
  if (environment.hostKind === "remote") return "not known: the model ran on another machine, which does not tell";
  const { cpu, cores, memoryBytes, gpu } = machineOf(environment);
  const count = cores === undefined ? undefined : `${cores} ${cores === 1 ? "core" : "cores"}`;
  const memory = memoryBytes === undefined ? undefined : gib(memoryBytes);
  return [cpu, count, memory, gpu].filter((part) => part !== undefined).join(", ");
}

/** A model with the beginning of its digest. */
function pinned({ name, digest }: CallModel): string {
  // Not "name@digest": that reads as somebody's account, and would be hidden as one.
  return digest ? `${name} (digest ${digest.replace(/^sha256:/, "").slice(0, 12)})` : name;
}

function weightsOf({ quantization, parameterSize }: CallModel): string {
  return [quantization, parameterSize && `${parameterSize} parameters`].filter(Boolean).join(", ");
}

function variantWords(variant: PlannedVariant, one: boolean, baseline: CallModel): string {
  return [
    ...(one ? [] : [(variant.model ?? baseline).name]),
    optionWords(variant.options),
    ...(variant.environment?.host === undefined ? [] : ["on another server"]),
    ...(variant.prompt === undefined ? [] : [`prompt: ${beginningOf(variant.prompt)}`]),
  ].join(", ");
}

/** One line of a prompt; the whole of it stands in the manifest. */
function beginningOf(prompt: string): string {
  const letters = Array.from(prompt.replace(/\s+/g, " ").trim());
  if (letters.length <= longestPrompt) return letters.join("");
  const beginning = letters.slice(0, longestPrompt).join("").trimEnd();
  return `${beginning} … (${grouped(letters.length, 0)} characters in all)`;
}

/** One text where it holds for every variant, else one for each; undefined where nothing is known. */
function byVariant<T>(
  { manifest }: Study,
  of: (variant: PlannedVariant) => T | undefined,
  words: (value: T) => string,
): string | undefined {
  const known = manifest.config.variants.flatMap((variant) => {
    const value = of(variant);
    return value === undefined ? [] : [{ name: variant.name, text: words(value) }];
  });
  const texts = new Set(known.map(({ text }) => text));
  if (texts.size < 2) return known[0]?.text;
  return known.map(({ name, text }) => `${name}: ${text}`).join("; ");
}

function modelfileWords(study: Study): string | undefined {
  return byVariant(
    study,
    ({ name }) => {
      const file = study.manifest.served?.[name]?.modelfile;
      return file && Object.keys(file).length > 0 ? file : undefined;
    },
    optionWords,
  );
}

/** How much of each variant's model lay in video memory when it was loaded for it. */
function vramWords(study: Study): string | undefined {
  return byVariant(
    study,
    ({ name }) => {
      const { bytes, videoBytes } =
        study.calls.filter((call) => call.variant === name && call.memory).at(-1)?.memory ?? {};
      return bytes && videoBytes !== undefined ? Math.min(1, videoBytes / bytes) : undefined;
    },
    (share) => (share <= 0 ? "none of the model" : `${formatNumber(share * 100, 0)} % of the model`),
  );
}

function callWords({ all, timed, whole }: CallCounts): string {
  const aside = all - timed;
  return [
    `${all} measured`,
    aside === 0 ? "the times of all count" : `the times of ${timed} count, ${aside} set aside`,
    `${whole} whole ${whole === 1 ? "answer" : "answers"}`,
  ].join("; ");
}

function tableWords({ manifest }: Study): string | undefined {
  const { table } = manifest.config;
  if (!table) return undefined;
  const { shown, leftOut, contextTokens } = table;
  if (leftOut === 0) return `all ${shown.length}`;
  return `${shown.length} of ${shown.length + leftOut}; the others had no room in ${contextTokens} tokens`;
}

function hostWords({ manifest }: Study): string | undefined {
  const { environment } = manifest;
  if (environment.hostKind === "remote") return "another machine, not loopback; its name stays in the study's manifest";
  return known("this machine (loopback)", environment.os);
}

function optional(label: string, value: string | undefined) {
  return value === undefined || value === "" ? [] : [{ label, value }];
}

/** Nothing where the machine is not known, as in reports made by others. */
function known(text: string, witness: string): string | undefined {
  return witness.includes("unknown") ? undefined : text;
}
