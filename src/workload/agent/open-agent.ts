import { UserError } from "../../records";
import { digestOf } from "../digest";
import type { OpenOptions, OpenWorkload } from "../types";
import { dataDigest, firstDifference } from "./data-digest";
import { prepareAgent } from "./prepare-agent";
import { loadPrompts } from "./prompts";
import type { OwnPrompts } from "./prompts";
import { readAgain, readAndFlag } from "./read-data";
import { agentStages, stageNames } from "./stages";

/** Reads the agent's files and templates. */
export async function openAgent(
  asked: OpenOptions & {
    readonly title: string;
    readonly data: string;
    readonly own: OwnPrompts;
    readonly table: number | "fit";
  },
): Promise<OpenWorkload> {
  const { title, data, own, table, leaveOut, signal } = asked;
  const templates = await loadPrompts(own);
  const ingest = await readAndFlag(data, leaveOut, signal);
  const dataSha256 = dataDigest(ingest);
  const { analysis, report, choice } = templates;
  const prompts = Object.fromEntries([analysis, report, choice].map(({ name, sha256 }) => [name, sha256]));
  return {
    kind: "agent",
    title,
    settings: { table },
    sha256: digestOf([dataSha256, prompts, table]),
    sessions: 1,
    stages: stageNames,
    config: { data, dataSha256, prompts },
    prepare: (planning) => prepareAgent({ ...planning, ingest, templates, table }),
    ready: (config, environment) => [{ id: "agent", stages: agentStages(templates, ingest, config, environment) }],
    ingest,
    templates,
    beforeRun: async () => {
      const started = performance.now();
      const now = await readAgain(data, leaveOut);
      const ms = performance.now() - started;
      if (dataDigest(now) !== dataSha256)
        throw new UserError(
          `The data in ${data} changed while the study ran (${firstDifference(ingest, now)}): what was measured is kept; restore the files and resume, or start a new study.`,
        );
      return ms;
    },
  };
}
