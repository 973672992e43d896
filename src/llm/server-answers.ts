// What a server answers about itself and its models, field by field: what is needed and cannot be read is said in one sentence, what is only
// good to know is then absent.
import { UserError } from "../records";
import type { Settings, SettingValue } from "../records";
import { parseObject, printable } from "../text";
import { amountOf, fieldsOf, kindOf, present, shortTextsOf, textOf } from "../wire";
import type { Fields } from "../wire";

/** A Modelfile's parameters are shorter, characters. */
const mostParameters = 65_536;

/** A model in a server's list. */
export interface ListedModel {
  readonly name: string;
  readonly digest?: string;
  readonly bytes?: number;
  readonly quantization?: string;
  readonly parameterSize?: string;
  readonly family?: string;
  /** What it can do, such as `completion`; absent where the list does not tell. */
  readonly capabilities?: readonly string[];
}

/** A model in memory. */
export interface RunningModel {
  readonly name: string;
  /** In all memories. */
  readonly memoryBytes?: number;
  /** In the memory of a graphics card. */
  readonly vramBytes?: number;
  /** Tokens of context that it is loaded with. */
  readonly contextLength?: number;
}

/** What a server tells of one model when asked for it. */
export interface ShownModel {
  readonly capabilities?: readonly string[];
  /** Such as `gemma3` or `nomic-bert`. */
  readonly architecture?: string;
  /** Tokens that the model was made for. */
  readonly contextLength?: number;
  /** Its Modelfile's parameters: what holds where a call is silent. */
  readonly parameters?: Settings;
}

/** The version in an answer of `/api/version`; undefined where it is none. */
export function readVersion(text: string): string | undefined {
  const version = textOf(parseObject(text)?.["version"]);
  return version === undefined ? undefined : printable(version);
}

/**
 * The models in an answer of `/api/tags`. Entries without a name that can be read are left out, unless all of them are.
 * @param where address of the server, for messages
 * @throws UserError that names the field which cannot be read
 */
export function readTags(text: string, where: string): readonly ListedModel[] {
  const body = parseObject(text);
  if (body === undefined) throw unreadable(where, "it is no JSON object");
  const list = body["models"] ?? [];
  if (!Array.isArray(list)) throw unreadable(where, `"models" must be a list, not ${kindOf(list)}`);
  const entries = list as readonly unknown[];
  const models = entries.map(listedModel).filter((each) => each !== undefined);
  if (models.length > 0 || entries.length === 0) return models;
  const first = fieldsOf(entries[0]);
  throw unreadable(
    where,
    first === undefined
      ? `models[0] must be an object, not ${kindOf(entries[0])}`
      : `models[0].name must be a name, not ${kindOf(first["name"])}`,
  );
}

/** The models in an answer of `/api/ps`; undefined where it has no list. */
export function readRunning(text: string): readonly RunningModel[] | undefined {
  const list = parseObject(text)?.["models"];
  if (!Array.isArray(list)) return undefined;
  return (list as readonly unknown[]).flatMap((entry) => {
    const fields = fieldsOf(entry);
    const name = textOf(fields?.["name"]);
    if (fields === undefined || name === undefined) return [];
    const { size, size_vram, context_length } = fields;
    const memory = { memoryBytes: amountOf(size), vramBytes: amountOf(size_vram) };
    return [{ name, ...present({ ...memory, contextLength: amountOf(context_length) }) }];
  });
}

/** What an answer of `/api/show` tells, as far as it can be read. */
export function readShown(text: string): ShownModel {
  const body = parseObject(text) ?? {};
  const info = fieldsOf(body["model_info"]) ?? {};
  const context = Object.entries(info).find(([key]) => key.endsWith(".context_length"))?.[1];
  return present({
    capabilities: shortTextsOf(body["capabilities"]),
    architecture: textOf(info["general.architecture"]),
    contextLength: amountOf(context),
    parameters: parametersIn(body["parameters"]),
  });
}

/** The lines of a Modelfile's parameters, `num_ctx 4096`; what is given several times, such as `stop`, stands side by side. */
function parametersIn(text: unknown): Settings | undefined {
  if (typeof text !== "string" || text.length > mostParameters) return undefined;
  const found = new Map<string, SettingValue>();
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s*(\w+)\s+(.*\S)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const before = found.get(name);
    found.set(name, before === undefined ? settingOf(value) : `${before}, ${printable(value)}`);
  }
  return found.size === 0 ? undefined : Object.fromEntries(found);
}

function settingOf(text: string): SettingValue {
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : printable(text);
}

function listedModel(entry: unknown): ListedModel | undefined {
  const fields = fieldsOf(entry) ?? {};
  const name = textOf(fields["name"]);
  if (name === undefined) return undefined;
  const details: Fields = fieldsOf(fields["details"]) ?? {};
  return {
    name,
    ...present({
      digest: textOf(fields["digest"]),
      bytes: amountOf(fields["size"]),
      quantization: textOf(details["quantization_level"]),
      parameterSize: textOf(details["parameter_size"]),
      family: textOf(details["family"]),
      capabilities: shortTextsOf(fields["capabilities"]),
    }),
  };
}

function unreadable(where: string, why: string): UserError {
  return new UserError(
    `The list of models of the server at ${where} cannot be read (/api/tags: ${why}): look at what answers there.`,
  );
}
