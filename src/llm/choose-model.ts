import { UserError } from "../records";
import { printable } from "../text";
import { addressOf } from "./host";
import { isSame, withShown } from "./models";
import type { ModelInfo } from "./models";
import type { ShownModel } from "./server-answers";
import type { Server } from "./servers";

/** So many models are asked about one by one, at most, before somebody has to name one. */
const mostLookedAt = 8;
const mostNames = 5;
const mostNameCharacters = 80;

/**
 * The model to measure: the named one; else the first that can complete a text, of those in memory before the others.
 * @throws UserError when there is none, or the named one is not there or writes no text
 */
export async function chooseModel(
  server: Server,
  all: readonly ModelInfo[],
  name: string | undefined,
): Promise<ModelInfo> {
  if (name === undefined) return defaultModel(server, all);
  const found = all.find((each) => isSame(each.name, name));
  if (found === undefined) throw notThere(server, all, name);
  const shown = await server.show(found.name);
  if (completes(found, shown)) return withShown(found, shown);
  throw new UserError(
    `The model "${short(found.name)}" at ${addressOf(server.host)} writes no text (it can: ${abilities(found, shown)}): name another one.`,
  );
}

async function defaultModel(server: Server, all: readonly ModelInfo[]): Promise<ModelInfo> {
  const likely = [...all.filter((each) => each.loaded), ...all.filter((each) => !each.loaded)].filter((each) =>
    completes(each, undefined),
  );
  for (const each of likely.slice(0, mostLookedAt)) {
    const shown = await server.show(each.name);
    if (completes(each, shown)) return withShown(each, shown);
  }
  if (all.length === 0)
    throw new UserError(`The server at ${addressOf(server.host)} has no model: ${getOne(server, "gemma3", "one")}.`);
  throw new UserError(
    `No model that writes text was found at ${addressOf(server.host)} (${listed(all)}): name one, or ${getOne(server, "gemma3", "one")}.`,
  );
}

/** Whether a model completes texts, as far as anything tells; one of which nothing is known may. */
function completes(model: ModelInfo, shown: ShownModel | undefined): boolean {
  const capabilities = shown?.capabilities ?? model.capabilities;
  if (capabilities !== undefined && capabilities.length > 0) return capabilities.includes("completion");
  return !/bert|embed/i.test(shown?.architecture ?? model.family ?? "");
}

function abilities(model: ModelInfo, shown: ShownModel | undefined): string {
  return (shown?.capabilities ?? model.capabilities ?? ["embedding"]).map(short).slice(0, mostNames).join(", ");
}

function notThere(server: Server, all: readonly ModelInfo[], name: string): UserError {
  const remedy =
    server.engine === "embedded" ? "leave the model out, or start Ollama to use others" : getOne(server, short(name));
  return new UserError(
    `The server at ${addressOf(server.host)} has no model "${short(name)}" (${listed(all, name)}): ${remedy}.`,
  );
}

/** How a server comes to have a model. */
function getOne({ engine }: Server, name: string, what = "it"): string {
  if (engine === "ollama") return `get ${what} with "ollama pull ${name}"`;
  return "name one that it serves, or start the server with it";
}

/** What there is, in few words: of many, those first that are called alike. */
function listed(all: readonly ModelInfo[], like = ""): string {
  if (all.length === 0) return "it has none";
  const base = like.toLowerCase().split(/[:/]/)[0] ?? "";
  const alike = (model: ModelInfo): boolean => base !== "" && model.name.toLowerCase().includes(base);
  const first = all.length <= mostNames ? all : [...all.filter(alike).slice(0, mostNames), ...all.slice(0, mostNames)];
  const names = [...new Set(first.map((each) => short(each.name)))].slice(0, mostNames);
  const more = all.length - names.length;
  return `it has ${names.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en-US")} more` : ""}`;
}

function short(name: string): string {
  const whole = printable(name);
  return whole.length <= mostNameCharacters ? whole : `${whole.slice(0, mostNameCharacters)}…`;
}
