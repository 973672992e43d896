import type { JsonValue } from "../../records";
import { modelInCommand } from "../values/model-from-name";
import type { JsonKey } from "./json-key";
import { isList, isObject } from "./kind";
import type { JsonObject } from "./kind";

/** Objects that say how something was run: a model that they name is that of the figures beside them. */
const telling =
  /(?:^|_)(?:config|configs|configuration|args|arguments|options|settings|params|parameters|meta|metadata|info|setup|request|backend|server|endpoint|target|engine|models?|input|run|environment|eval|spec|task|experiment|benchmark_config|header|context|general|payload|llm|provider|items)$/;
const deepest = 5;

/**
 * The model that an object names somewhere within what describes it, and not within its results: `config.backend.model`,
 * `input_config.models.items[0].name`, `args: "--model x"`. Undefined where it names none or several.
 */
export function modelWithin(value: JsonObject, keys: (name: string) => JsonKey): string | undefined {
  const found = new Set<string>();
  gather(value, keys, found, 0, false);
  // A path beside a name is where the model of that name lies.
  const names = found.size > 1 ? [...found].filter((name) => !/^[/~.]|^[a-z]:\\/i.test(name)) : [...found];
  return names.length === 1 ? names[0] : undefined;
}

function gather(
  value: JsonObject,
  keys: (name: string) => JsonKey,
  found: Set<string>,
  depth: number,
  isModel: boolean,
): void {
  for (const name of Object.keys(value)) {
    const key = keys(name);
    const each = value[name]!;
    const names = isModel && (key.plain === "name" || key.plain === "id" || key.plain === "path");
    if (typeof each === "string" && each !== "" && depth > 0) {
      if (key.role === "model" || names) found.add(each);
      else if (key.role === "command" && found.size === 0) addCommand(each, found);
    } else if (typeof each === "object" && each !== null && depth < deepest) {
      nested(key, each, keys, found, depth);
    }
  }
}

function nested(
  key: JsonKey,
  value: JsonValue,
  keys: (name: string) => JsonKey,
  found: Set<string>,
  depth: number,
): void {
  const isModel = /(?:^|_)models?$/.test(key.plain) || (key.plain === "items" && depth > 0);
  if (isObject(value)) {
    if (telling.test(key.plain) || key.holds !== undefined) gather(value, keys, found, depth + 1, isModel);
  } else if (isList(value) && value.length <= 20) {
    if (key.role === "command" || key.holds === "settings") addCommand(value, found);
    if (!isModel) {
      // States of several servers, within what describes them.
      if (depth > 0) for (const each of value) if (isObject(each)) gather(each, keys, found, depth + 1, false);
      return;
    }
    for (const each of value) {
      if (typeof each === "string" && each !== "") found.add(each);
      else if (isObject(each)) gatherNames(each, found);
    }
  }
}

/** The names in a list of models, where they are no records of results. */
function gatherNames(value: JsonObject, found: Set<string>): void {
  if (Object.values(value).some((each) => typeof each === "number")) return;
  const name = value["name"] ?? value["id"] ?? value["model"];
  if (typeof name === "string" && name !== "") found.add(name);
}

function addCommand(command: JsonValue, found: Set<string>): void {
  const model = modelInCommand(command);
  if (model !== undefined) found.add(model);
}
