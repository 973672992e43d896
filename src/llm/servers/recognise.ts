import { parseObject } from "../../text";
import type { Engine } from "../../records";
import { fieldsOf } from "../../wire";
import { embeddedVersion } from "../embedded";
import { rootOf, withOpenAi } from "../host";
import type { Host } from "../host";
import { question } from "../question";
import type { Answered } from "../question";
import { readVersion } from "../server-answers";
import { unreachable } from "../who-answers";
import { ollamaServer } from "./ollama";
import { openAiServer, versionOf } from "./openai";
import { ownerIn, readModels, readStudioModels } from "./openai-models";
import type { Server } from "./server";
import { stateMs } from "./server";

const answerMs = 10_000;

/** What servers write as the owner of their models in `/v1/models`. */
const owners: ReadonlyMap<string, Engine> = new Map([
  ["llamacpp", "llama-server"],
  ["vllm", "vllm"],
  ["sglang", "sglang"],
  ["organization_owner", "lm-studio"],
]);

/**
 * Tells by its answers who is there: Ollama by `/api/version`, all others by their list of models and by paths that only they have. An address without a path is
 * looked at as Ollama's first, then under `/v1`.
 * @param limitMs how long the first answer may take
 * @throws UserError when nobody answers, or something that is no model server
 */
export async function recognise(given: Host, limitMs = answerMs): Promise<Server> {
  const answered = await question(given, { path: `${rootOf(given)}/api/version`, limitMs });
  const version = answered.ok ? readVersion(answered.text) : undefined;
  if (version !== undefined) return ollamaServer(given, version === embeddedVersion ? "embedded" : "ollama", version);
  // Where nobody listens, nobody listens at another path.
  if (!answered.ok && answered.httpStatus === undefined) throw unreachable(given, answered);
  const host = withOpenAi(given);
  const listed = await question(host, { path: `${host.base}/models`, limitMs });
  if (!listed.ok || readModels(listed.text) === undefined)
    throw unreachable(given, given.protocol === "openai" ? listed : worse(answered, listed));
  const engine = owners.get(ownerIn(listed.text) ?? "") ?? (await engineByPaths(host));
  return openAiServer(host, engine, await versionOf(host, engine));
}

/** Paths that only one kind of server has. */
async function engineByPaths(host: Host): Promise<Engine> {
  const ask = async (path: string): Promise<string> => {
    const answered = await question(host, { path: `${rootOf(host)}${path}`, limitMs: stateMs });
    return answered.ok ? answered.text : "";
  };
  const props = parseObject(await ask("/props"));
  if (fieldsOf(props?.["default_generation_settings"])) return "llama-server";
  if (readVersion(await ask("/version")) !== undefined) return "vllm";
  return readStudioModels(await ask("/api/v0/models")) === undefined ? "openai-compatible" : "lm-studio";
}

/** Of two answers that are none, the one that says what to do: a key that is wanted is worth more than a path that is not there. */
function worse(one: Answered, other: Answered): Answered {
  return !other.ok && (other.httpStatus === 401 || other.httpStatus === 403) ? other : one;
}
