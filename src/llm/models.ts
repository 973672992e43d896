import { UserError } from "../records";
import type { CallModel, ModelMemory, Settings } from "../records";
import { question } from "./question";
import { present } from "../wire";
import { rootOf } from "./host";
import type { Host } from "./host";
import { readRunning, readShown, readTags, readVersion } from "./server-answers";
import type { ListedModel, RunningModel, ShownModel } from "./server-answers";

/** What a server tells about a model. */
export interface ModelInfo extends CallModel {
  readonly bytes?: number;
  /** Tokens that the model was made for; only of a model that was asked for by itself, where the server tells. */
  readonly contextLength?: number;
  /** What it can do, such as `completion`, `thinking` or `embedding`; absent where the server does not tell. */
  readonly capabilities?: readonly string[];
  /** Its Modelfile's parameters, which hold where a call is silent; only of a model that was asked for by itself. */
  readonly parameters?: Settings;
  readonly loaded: boolean;
  /** Bytes that the loaded model takes in all memories. */
  readonly memoryBytes?: number;
  /** Bytes of the loaded model in the memory of a graphics card. */
  readonly vramBytes?: number;
  /** Tokens of context that it is loaded with. */
  readonly loadedContext?: number;
}

/** Whether a model is in memory, and with how much context. */
export interface LoadState {
  readonly here: boolean;
  readonly contextLength?: number;
  /** Absent where it is not loaded, or nothing is told. */
  readonly memory?: ModelMemory;
}

/** Time limit for questions about the server, ms: they need no model. */
const questionMs = 10_000;

/**
 * All models of a server, from two questions however many there are. Which of them is loaded is good to know, no more.
 * @throws UserError when the server does not list them, or the list cannot be read
 */
export async function listModels(host: Host): Promise<readonly ModelInfo[]> {
  const [listed, running] = await Promise.all([
    question(host, { path: `${rootOf(host)}/api/tags`, limitMs: questionMs }),
    question(host, { path: `${rootOf(host)}/api/ps`, limitMs: questionMs }),
  ]);
  if (!listed.ok) {
    throw new UserError(
      `The server at ${host.origin} does not list its models (/api/tags: ${listed.why}): try again, or look at its log.`,
    );
  }
  const loaded = (running.ok ? readRunning(running.text) : undefined) ?? [];
  return readTags(listed.text, host.origin).map((each) =>
    modelInfo(
      each,
      loaded.find((one) => isSame(one.name, each.name)),
    ),
  );
}

/** What the server shows of one model; undefined where it does not tell. */
export async function showModel(host: Host, name: string): Promise<ShownModel | undefined> {
  const shown = await question(host, { path: `${rootOf(host)}/api/show`, body: { model: name }, limitMs: questionMs });
  return shown.ok ? readShown(shown.text) : undefined;
}

/** A listed model with what the server shows of it. */
export function withShown(model: ModelInfo, shown: ShownModel | undefined): ModelInfo {
  return {
    ...model,
    ...present({
      contextLength: shown?.contextLength,
      capabilities: shown?.capabilities,
      parameters: shown?.parameters,
    }),
  };
}

/**
 * Whether a model is loaded, read from an answer of `/api/ps`; undefined where it is none.
 * @param answer the answer's text
 */
export function loadState(answer: string | undefined, name: string): LoadState | undefined {
  const models = answer === undefined ? undefined : readRunning(answer);
  if (models === undefined) return undefined;
  const found = models.find((each) => isSame(each.name, name));
  return {
    here: found !== undefined,
    ...present({ contextLength: found?.contextLength, memory: found && memoryOf(found) }),
  };
}

function memoryOf({ memoryBytes, vramBytes, contextLength }: RunningModel): ModelMemory {
  return present({ bytes: memoryBytes, videoBytes: vramBytes, contextTokens: contextLength });
}

/** What a server is and what it serves under a name. */
export interface ServedIdentity {
  readonly version?: string;
  readonly digest?: string;
}

/** Asks who answers and which weights a name stands for; what is not told within the limit, or cannot be read, is absent. */
export async function askIdentity(host: Host, name: string, limitMs: number): Promise<ServedIdentity> {
  const version = await question(host, { path: `${rootOf(host)}/api/version`, limitMs });
  const tags = await question(host, { path: `${rootOf(host)}/api/tags`, limitMs });
  const listed = tags.ok ? tagsIn(tags.text, host.origin) : [];
  return present({
    version: version.ok ? readVersion(version.text) : undefined,
    digest: listed.find((each) => isSame(each.name, name))?.digest,
  });
}

function tagsIn(text: string, where: string): readonly ListedModel[] {
  try {
    return readTags(text, where);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** True when both names mean the same model: case does not count, and no tag means `latest`. */
export function isSame(one: string, other: string): boolean {
  const full = (name: string): string => (/:[^/]*$/.test(name) ? name : `${name}:latest`).toLowerCase();
  return full(one) === full(other);
}

function modelInfo(listed: ListedModel, running: RunningModel | undefined): ModelInfo {
  const { memoryBytes, vramBytes, contextLength: loadedContext } = running ?? {};
  return { ...listed, loaded: running !== undefined, ...present({ memoryBytes, vramBytes, loadedContext }) };
}
