import { unknownVersion, UserError } from "../../records";
import type { Engine } from "../../records";
import { parseObject, printable } from "../../text";
import { present, textOf } from "../../wire";
import { addressOf, rootOf } from "../host";
import type { Host } from "../host";
import { isSame } from "../models";
import type { LoadState, ModelInfo } from "../models";
import { question } from "../question";
import { readModels, readStudioModels } from "./openai-models";
import { stateMs } from "./server";
import type { Server } from "./server";

/** Time limit for the list of models, ms. */
const listMs = 10_000;

/** A server of OpenAI's protocol: its list of models is all that every one of them tells, and some tell more on paths of their own. */
export function openAiServer(host: Host, engine: Engine, version: string): Server {
  const listing = engine === "lm-studio" ? `${rootOf(host)}/api/v0/models` : `${host.base}/models`;
  const read = engine === "lm-studio" ? readStudioModels : readModels;
  const versionNow = async (): Promise<string | undefined> => {
    const now = await versionOf(host, engine);
    return now === unknownVersion ? undefined : now;
  };
  return {
    host,
    engine,
    version,
    models: async () => {
      const listed = await question(host, { path: listing, limitMs: listMs });
      const models = listed.ok ? read(listed.text) : undefined;
      if (models !== undefined) return models;
      const why = listed.ok ? "it is no list" : listed.why;
      throw new UserError(
        `The server at ${addressOf(host)} does not list its models (${listing}: ${why}): try again, or look at its log.`,
      );
    },
    show: () => Promise.resolve(undefined),
    question: listing,
    stateIn: (answer, name) => stateOf(answer === undefined ? undefined : read(answer), name),
    identity: async () => present({ version: await versionNow() }),
  };
}

/** What a server of this kind gives as its version; "unknown" where it gives none. */
export async function versionOf(host: Host, engine: Engine): Promise<string> {
  const paths: Partial<Record<Engine, readonly [path: string, field: string]>> = {
    "llama-server": ["/props", "build_info"],
    vllm: ["/version", "version"],
  };
  const found = paths[engine];
  if (found === undefined) return unknownVersion;
  const answered = await question(host, { path: `${rootOf(host)}${found[0]}`, limitMs: stateMs });
  const version = answered.ok ? textOf(parseObject(answered.text)?.[found[1]]) : undefined;
  return version === undefined ? unknownVersion : printable(version);
}

/** A list that does not say what is loaded tells nothing of a model that it does not call loaded. */
function stateOf(models: readonly ModelInfo[] | undefined, name: string): LoadState | undefined {
  const found = models?.find((each) => isSame(each.name, name));
  if (found === undefined || models === undefined) return undefined;
  if (!found.loaded) return models.some((each) => each.loaded) ? { here: false } : undefined;
  const { loadedContext: contextTokens } = found;
  if (contextTokens === undefined) return { here: true };
  return { here: true, contextLength: contextTokens, memory: { contextTokens } };
}
