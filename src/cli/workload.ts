import { UserError } from "../records";
import type { StudyConfig } from "../records";
import { agent, conversation, depth, fixedLength, prompts } from "../workload";
import type { Workload } from "../workload";
import type { CommandOption, OptionValues } from "./command";
import { sampleData, studyData, studyFile } from "./study-data";
import { text, whole } from "./values";

/** Options that say what is sent; one of those with a file, a folder or lengths at most. */
export const workloadOptions: Readonly<Record<string, CommandOption>> = {
  prompts: {
    type: "string",
    value: "FILE",
    help: ["your own prompts: .txt, .jsonl, .json, .csv, .md or .yaml, one session each"],
  },
  cases: {
    type: "string",
    value: "FILE",
    help: ["prompts that each say what a right answer is (expected, grader): the answers are graded"],
  },
  tokens: {
    type: "string",
    value: "IN:OUT",
    help: ["prompts and answers of a set length, in tokens, such as 512:128"],
  },
  depth: {
    type: "string",
    value: "N,N,…",
    help: ["prompts of several lengths in tokens, such as 0,512,2048: how it slows down as the context fills"],
  },
  conversation: {
    type: "string",
    value: "FILE",
    help: ["recorded conversations, turn by turn, with the model's own answers"],
  },
  data: {
    type: "string",
    value: "DIR",
    help: [
      "the folder of benchmark files that the agent analyses and reports on;",
      "the bundled sample, where nothing else says what is sent",
    ],
  },
  "max-tokens": { type: "string", value: "N", help: ["longest answer of prompts, conversations and depths"] },
  table: {
    type: "string",
    value: "N|fit",
    help: ["context that the agent's table of facts is made for, tokens; 1024 unless given; fit: the smallest"],
  },
};

const kinds = ["prompts", "cases", "tokens", "depth", "conversation", "data"] as const;

/**
 * What a command line asks to send; with nothing said, what the study that goes on sends, else the agent over the bundled sample.
 * @throws UserError (wrong usage) for options that contradict each other, and what cannot be read
 */
export function workloadOf(values: OptionValues, there?: StudyConfig, out?: string): Workload {
  const given = kinds.filter((kind) => text(values, kind) !== undefined);
  if (given.length > 1)
    throw new UserError(
      `${given.map((kind) => `--${kind}`).join(" and ")} both say what is sent: give one of them.`,
      2,
    );
  const [kind] = given;
  const maxTokens = whole(values, "max-tokens", 1, 1_000_000);
  refuseUnused(values, kind ?? (there === undefined ? "data" : there.workload.kind));
  const value = kind === undefined ? undefined : text(values, kind);
  if (kind === undefined || value === undefined)
    return there === undefined ? sample(values) : again(values, there, out);
  const limit = maxTokens === undefined ? {} : { maxTokens };
  if (kind === "prompts") return prompts(value, limit);
  if (kind === "cases") return prompts(value, { ...limit, graded: true });
  if (kind === "conversation") return conversation(value, limit);
  if (kind === "tokens") return fixedLength(lengthOf(value));
  if (kind === "depth") return depth(depthsOf(value), maxTokens === undefined ? {} : { output: maxTokens });
  return agentOver(value, values);
}

function refuseUnused(values: OptionValues, kind: string): void {
  const agents = kind === "data" || kind === "agent";
  if (text(values, "table") !== undefined && !agents)
    throw new UserError("--table is for the agent, --data DIR: leave it out.", 2);
  if (text(values, "max-tokens") !== undefined && (agents || kind === "tokens"))
    throw new UserError("--max-tokens is for --prompts, --cases, --conversation and --depth: leave it out.", 2);
}

function sample(values: OptionValues): Workload {
  return agentOver(sampleData(), values);
}

/** @throws UserError when the folder is not there, before a server is asked or an engine started */
function agentOver(named: string, values: OptionValues): Workload {
  const data = studyData(named, undefined, undefined);
  const table = text(values, "table");
  if (table === undefined) return agent(data);
  return agent(data, { table: table === "fit" ? "fit" : whole(values, "table", 256, 10_000_000)! });
}

/** What a study sent, from its manifest; the digest that stands there decides whether it is the same. */
function again(values: OptionValues, { workload, data: named }: StudyConfig, out: string | undefined): Workload {
  const { file, graded, maxTokens, endpoint, input, output, depths, table } = workload.settings;
  const limit = typeof maxTokens === "number" ? { maxTokens } : {};
  if (workload.kind === "agent") {
    const data = studyData(undefined, named, out);
    if (text(values, "table") !== undefined || !(typeof table === "number" || table === "fit"))
      return agentOver(data, values);
    return agentOver(data, { ...values, table: String(table) });
  }
  if (workload.kind === "prompts" && typeof file === "string")
    return prompts(studyFile(file, graded === true ? "cases" : "prompts", out), {
      ...limit,
      ...(graded === true ? { graded } : {}),
      endpoint: endpoint === "generate" ? "generate" : "chat",
    });
  if (workload.kind === "conversation" && typeof file === "string")
    return conversation(studyFile(file, "conversation", out), limit);
  if (workload.kind === "fixed-length" && typeof input === "number" && typeof output === "number")
    return fixedLength({ input, output });
  if (workload.kind === "depth" && Array.isArray(depths) && typeof output === "number")
    return depth(depths as readonly number[], { output });
  throw new UserError(
    `The study does not say where its ${workload.title} came from: go on with it in the notebook that made it, or give them again.`,
    2,
  );
}

function lengthOf(given: string): { readonly input: number; readonly output: number } {
  const found = /^(\d{1,7}):(\d{1,7})$/.exec(given);
  if (found === null) throw new UserError(`--tokens is "${given}", but takes tokens in and out, such as 512:128.`, 2);
  return { input: Number(found[1]), output: Number(found[2]) };
}

function depthsOf(given: string): readonly number[] {
  if (!/^\d{1,7}(?:,\d{1,7})*$/.test(given))
    throw new UserError(`--depth is "${given}", but takes tokens, such as 0,512,2048.`, 2);
  return given.split(",").map(Number);
}
