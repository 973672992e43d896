import type { JsonValue } from "../../records";
import type { JsonWalk } from "./json-walk";
import { isObject } from "./kind";
import { readBefore, repeats } from "./repeated-rows";

const identifying = /(?:^|_)(?:uuid|guid|run_id|request_id|session_id|call_id|trace_id|job_id)$/;
/** Longer records are not compared. */
const longest = 20_000;

/** Tells records of a list that were written down twice: equal but for when they were captured, with an instant or identifier of their own. */
export function repeatedRecords(walk: JsonWalk): (value: JsonValue) => boolean {
  const seen = new Set<string>();
  const told = repeats(walk.out);
  return (value) => {
    if (!isObject(value)) return false;
    let telling = false;
    let captured = false;
    for (const name of Object.keys(value)) {
      const each = value[name]!;
      if (typeof each === "object" || each === "") continue;
      const { role, plain } = walk.keys(name);
      telling ||= role === "timestamp" || identifying.test(plain);
      captured ||= role === "captured";
    }
    if (!telling) return false;
    const compared = captured ? withoutCapture(walk, value) : value;
    const key = JSON.stringify(compared);
    if (key.length > longest) return false;
    const where = seen.has(key) ? walk.out.file : readBefore(walk.out, key);
    seen.add(key);
    if (where === undefined) return false;
    leave(walk, value);
    told(where);
    return true;
  };
}

function withoutCapture(walk: JsonWalk, value: JsonValue & object): unknown {
  return Object.entries(value).filter(([name]) => walk.keys(name).role !== "captured");
}

function leave(walk: JsonWalk, value: JsonValue, key = ""): void {
  if (typeof value !== "object" || value === null) walk.out.leave(key, "the record repeats an earlier one");
  else if (Array.isArray(value)) for (const each of value as readonly JsonValue[]) leave(walk, each, key);
  else for (const [name, each] of Object.entries(value)) leave(walk, each, name);
}
