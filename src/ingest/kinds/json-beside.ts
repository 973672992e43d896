import type { Row } from "../values/row";
import type { JsonKey } from "./json-key";
import type { JsonWalk } from "./json-walk";
import type { JsonObject } from "./kind";
import { areNanoseconds, inNanoseconds, isOllamaDuration } from "./ollama-nanoseconds";
import { asServerTtft, isServerTtft, tellServerTtft, ttftParts } from "./server-ttft";
import { inUnit, namesTime } from "./unit-beside";

/** Quantities of keys that take their unit from beside them: `"time_unit": "ns"`, and Ollama's own durations. */
export function besides(
  walk: JsonWalk,
  row: Row,
  value: JsonObject,
): ((key: JsonKey) => ReturnType<typeof inUnit> | undefined) | undefined {
  const ttft = serverTtft(walk, value);
  const timeUnit = value["time_unit"] ?? value["timeUnit"];
  const unit = value["unit"] ?? value["units"] ?? value["Unit"];
  const durations = Object.keys(value).filter(isOllamaDuration);
  const nanoseconds = durations.length > 1 && areNanoseconds(durations.map((name) => value[name]));
  if (nanoseconds) walk.checkTimes(value, row);
  if (typeof timeUnit !== "string" && typeof unit !== "string" && !nanoseconds && ttft === undefined) return undefined;
  // A unit beside no value and no aggregate is that of all that stands there: `{"unit": "MB", "max_ram": 5, "max_vram": 7}`.
  const isShared = typeof unit === "string" && !("value" in value) && !("values" in value);
  return (key) => {
    if (key.name === ttft) return asServerTtft(key.quantity);
    if (nanoseconds && isOllamaDuration(key.name)) return inNanoseconds(key.name);
    if (typeof timeUnit === "string" && namesTime(key.name)) return inUnit(key.quantity, timeUnit);
    if (
      typeof unit === "string" &&
      (key.plain === "value" ||
        key.bare !== undefined ||
        (isShared && key.role === undefined && key.beside === undefined))
    )
      // prettier-ignore
      return inUnit(key.quantity, unit);
    return undefined;
  };
}

/** The key of a TTFT that is the sum of the server's own times beside it. */
function serverTtft(walk: JsonWalk, value: JsonObject): string | undefined {
  if (walk.isKnown) return undefined;
  const parts = ttftParts(Object.keys(value).filter((name) => typeof value[name] === "number").map(walk.keys)); // prettier-ignore
  if (parts === undefined) return undefined;
  const [ttft, load, promptEval] = parts;
  if (!isServerTtft([ttft.quantity, load.quantity, promptEval.quantity], [[value[ttft.name], value[load.name], value[promptEval.name]]])) return undefined; // prettier-ignore
  tellServerTtft(ttft.name, walk.out);
  return ttft.name;
}
