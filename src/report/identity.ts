import { formatNumber } from "../facts";
import { isDemoModel } from "../llm";
import { machineOf } from "../records";
import type { CallRecord, Study } from "../records";
import { isSpeedValid, isWhole } from "../stats";
import { gib, optionWords } from "./format";

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
  const { model } = config;
  const digest = model.digest?.replace(/^sha256:/, "").slice(0, 12);
  const server = environment.engine === "embedded" ? "embedded engine" : "Ollama";
  return [
    { label: "Model", value: digest ? `${model.name}@${digest}` : model.name },
    ...optional(
      "Quantization",
      [model.quantization, model.parameterSize && `${model.parameterSize} parameters`].filter(Boolean).join(", "),
    ),
    ...config.variants.map((variant) => ({ label: variant.name, value: optionWords(variant.options) })),
    ...optional("Modelfile, where a variant is silent", modelfileWords(study)),
    { label: "Calls", value: callWords(counts) },
    ...optional("Server", known(`${server} ${environment.server}`, environment.server)),
    ...optional("Host", hostWords(study)),
    ...optional("Machine", machineWords(study)),
    ...optional("Threads", study.manifest.threads === undefined ? undefined : String(study.manifest.threads)),
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

function modelfileWords({ manifest: { modelfile } }: Study): string | undefined {
  return modelfile === undefined || Object.keys(modelfile).length === 0 ? undefined : optionWords(modelfile);
}

function vramWords({ manifest: { vramShare } }: Study): string | undefined {
  if (vramShare === undefined) return undefined;
  const share = formatNumber(vramShare * 100, 0);
  return vramShare <= 0 ? "none of the model" : `${share} % of the model`;
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
  return `${shown.length} of ${shown.length + leftOut}; the others had no room in the smallest context, ${contextTokens} tokens`;
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
