import { resolve } from "node:path";

import { readLedger } from "../../ledger";
import { connect } from "../../llm";
import { rankedMetrics, UserError } from "../../records";
import type { Narrative, Variant } from "../../records";
import { comparisonLines, exportReport, headline, report } from "../../report";
import { isMeasured, isSpeedValid } from "../../stats";
import { crossModels, grid, study } from "../../study";
import type { RaceOption, StudyResult } from "../../study";
import { defaultVariants } from "../../workload";
import type { Command, OptionValues } from "../command";

import { serverAsked, serverOptions } from "../server-options";
import { followStudy } from "../study-progress";
import { flag, oneOf, text, texts, whole } from "../values";
import { parseGrid, parseVariants } from "../variant";
import { workloadOptions, workloadOf } from "../workload";

export const runCommand: Command = {
  name: "run",
  summary: "Measure a model: a study of variants and runs, and its report.",
  arguments: [],
  options: {
    model: {
      type: "string",
      multiple: true,
      value: "M",
      help: ["the model, as often as there are models to compare; the first that the server has unless given"],
    },
    ...workloadOptions,
    ...serverOptions,
    runs: {
      type: "string",
      value: "N",
      help: ["how often all of it is made; 6 unless given, 3 for the agent and for six or more prompts"],
    },
    out: {
      type: "string",
      value: "DIR",
      help: [
        "the study's folder; out/<id> unless given. A study that is there goes on;",
        "more runs or variants extend it",
      ],
    },
    variant: {
      type: "string",
      multiple: true,
      value: "name:key=value,…",
      help: [
        "with model=, server= and options of Ollama, as often as there are variants; the first one is the baseline;",
        "those without a model are made for each --model",
        `(the agent's, unless given: ${defaultVariants.map(variantWords).join(" and ")})`,
      ],
    },
    grid: {
      type: "string",
      multiple: true,
      value: "key=value,…",
      help: ["values of an option to combine, as often as there are options: a variant for each combination"],
    },
    race: {
      type: "string",
      value: "MEASURE",
      help: [
        "variants that are worse than another in it, beyond chance, leave on the way:",
        `${rankedMetrics.join(", ")}; --runs is then the most, 10 unless given`,
      ],
    },
    strict: { type: "boolean", help: ["in a race: look less often, and keep longer who varies much"] },
    "any-option": {
      type: "boolean",
      help: ["options in --variant that this kit does not know pass, for a newer Ollama"],
    },
    seed: {
      type: "string",
      value: "N",
      help: ["seed of the order of calls and of the prompts' first lines; 1 unless given"],
    },
    cache: {
      type: "string",
      value: "avoid|allow",
      help: ["avoid (default): each prompt is new to the server; allow: prompts may be served from its cache"],
    },
    resume: { type: "boolean", help: ["go on with the study in --out; what is not given is taken from there"] },
    narrative: {
      type: "boolean",
      help: ["the model chooses what the report says; the agent's does unless told otherwise"],
    },
    "no-narrative": {
      type: "boolean",
      help: ["leave it to the program what the report says; no call is made for it"],
    },
    "narrative-limit": {
      type: "string",
      value: "SECONDS",
      help: [
        "the model's time to choose what the report says; the smaller of 60 s and half of the measuring unless given",
      ],
    },
  },
  run: async (_positionals, values, terminal) => {
    const resume = flag(values, "resume");
    const [out, models] = [text(values, "out"), texts(values, "model")];
    const asked = serverAsked(values);
    if (resume && out === undefined) {
      throw new UserError("--resume needs --out with the folder of the study that is to go on.", 2);
    }
    const [runs, seed] = [whole(values, "runs", 1, 10_000), whole(values, "seed", 0, 2 ** 31 - 1)];
    const narrative = narrativeOf(values);
    const cache = text(values, "cache");
    const race = raceFrom(values);
    const variants = crossModels(models, askedVariants(values));
    const there = resume ? (await readLedger(out!)).study.manifest.config : undefined;
    // Before a server is asked or an engine started.
    const workload = workloadOf(values, there, out);
    // What is not given is the default of a new study, or stands in the study that goes on.
    const chosen = {
      workload,
      ...(models.length === 1 ? { model: models[0]! } : {}),
      ...(runs === undefined ? {} : { runs }),
      ...(seed === undefined ? {} : { seed }),
      ...(race === undefined ? {} : { race }),
      ...(cache === undefined ? {} : { cache: oneOf("cache", cache, ["avoid", "allow"] as const) }),
      ...(variants.length === 0 ? {} : { variants, anyOption: flag(values, "any-option") }),
      ...(narrative === undefined ? {} : { narrative }),
      ...(out === undefined ? {} : { out }),
    };
    let fixed: Narrative | undefined;
    const interrupted = (): void =>
      terminal.err(
        fixed
          ? "Interrupted: the report is written and stands, without the model's choice (Ctrl-C again stops at once)."
          : "Interrupted: finishing and keeping what was measured (Ctrl-C again stops at once).",
      );
    terminal.signal.addEventListener("abort", interrupted, { once: true });
    const connection = await connect(asked);
    try {
      terminal.err(connection.note);
      const result = await study({
        connection,
        ...chosen,
        signal: terminal.signal,
        onProgress: followStudy(terminal),
        // The result is there before the model is asked what to say of it.
        onMeasured: async (before) => {
          const files = await exportReport(report(before), before.dir);
          for (const line of [...headline(before.study), ...comparisonLines(before.study)]) terminal.out(line);
          for (const file of files) terminal.out(resolve(file));
          fixed = before.narrative;
        },
      });
      if (result.narrative !== fixed) {
        await exportReport(report(result), result.dir);
        terminal.err(
          result.narrative.chosenBy === "model"
            ? `The report says what ${result.narrative.model ?? "the model"} chose.`
            : `The report says what the program chose: ${result.narrative.reason ?? "the model chose nothing."}`,
        );
      }
      return after(result, terminal.err);
    } finally {
      await connection.close();
    }
  },
};

/** The variants of `--variant`, or of `--grid`. */
function askedVariants(values: OptionValues): readonly Variant[] {
  const [given, axes, any] = [texts(values, "variant"), texts(values, "grid"), flag(values, "any-option")];
  if (axes.length === 0) return parseVariants(given, any);
  if (given.length > 0) throw new UserError("--grid and --variant both say what is compared: give one of them.", 2);
  return grid(parseGrid(axes, any));
}

/** @throws UserError (wrong usage) for a measure that calls do not have, and for --strict without a race */
function raceFrom(values: OptionValues): RaceOption | undefined {
  const [objective, strict] = [text(values, "race"), flag(values, "strict")];
  if (objective !== undefined) return { objective: oneOf("race", objective, rankedMetrics), strict };
  if (strict) throw new UserError("--strict is for a race: give --race with what it is run for.", 2);
  return undefined;
}

/** @throws UserError (wrong usage) when words are both asked for and left out, or left out and given a time */
function narrativeOf(values: OptionValues): boolean | { readonly limitMs: number } | undefined {
  const seconds = whole(values, "narrative-limit", 1, 86_400);
  const [wanted, unwanted] = [flag(values, "narrative"), flag(values, "no-narrative")];
  if (unwanted && (wanted || seconds !== undefined))
    throw new UserError(
      `--no-narrative and --${wanted ? "narrative" : "narrative-limit"} contradict each other: leave one of them out.`,
      2,
    );
  if (unwanted) return false;
  return seconds === undefined ? wanted || undefined : { limitMs: seconds * 1000 };
}

/** 0 done, 1 when it stopped by itself or the times of no call count, 130 interrupted. */
function after({ study: { calls }, dir, interrupted, stopped }: StudyResult, err: (line: string) => void): number {
  if (stopped !== undefined) {
    err(`${stopped} The study lies in ${resolve(dir)}: --out ${dir} --resume goes on with it.`);
    return 1;
  }
  if (interrupted) {
    err(
      `Interrupted after ${calls.length} calls, all kept in ${resolve(dir)}: --out ${dir} --resume goes on from there.`,
    );
    return 130;
  }
  if (calls.some((call) => isMeasured(call) && isSpeedValid(call))) return 0;
  err("No call of the study can be timed: the report names the reason of each.");
  return 1;
}

function variantWords({ name, options = {} }: Variant): string {
  const pairs = Object.entries(options).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? name : `${name}:${pairs.join(",")}`;
}
