import type { JsonValue } from "../../records";
import { isFailedExit } from "../values/failure";
import type { Row } from "../values/row";
import type { Described } from "./json-record";
import { ownQuantities } from "./json-siblings";
import type { Place } from "./json-place";
import type { JsonWalk } from "./json-walk";
import { isList } from "./kind";
import type { JsonObject } from "./kind";

/** Counts of requests that went well: where they are 0, no figure beside them was observed. */
const completed = new Set(["completed", "successful_requests", "num_successful", "completed_requests", "num_completed_requests", "succeeded", "num_completed", "success_count", "requests_completed"]); // prettier-ignore

/** What is told of an object, failed where it says that no request was completed; its counts are counts all the same. */
export function withoutCompleted(
  walk: JsonWalk,
  about: Described,
  value: JsonObject,
): Described & { readonly counts?: Row } {
  const name = Object.keys(value).find(
    (each) => completed.has(walk.keys(each).plain) && typeof value[each] === "number",
  );
  if (name === undefined || value[name] !== 0 || about.failed) return about;
  const reason = `${name} is 0: no request was completed`;
  walk.out.problem("warning", "none-completed", `says that ${name} is 0, so the figures beside it are of no request and are left out`, about.row.row); // prettier-ignore
  return { ...about, counts: about.row, row: { ...about.row, failure: { status: "failed", reason } } };
}

/** Exit codes of several runs, where one of them failed; that is told. */
export function exitsIn(walk: JsonWalk, value: JsonObject): readonly JsonValue[] | undefined {
  const name = Object.keys(value).find((each) => walk.keys(each).role === "exit" && isList(value[each]));
  const codes = name === undefined ? undefined : value[name];
  if (!isList(codes)) return undefined;
  const failed = codes.filter(isFailedExit).length;
  if (failed > 0) {
    const what = `has ${failed} of ${codes.length} runs that failed, by their ${name!}; aggregates beside them may count them`;
    walk.out.problem("warning", "failed-runs", what);
  }
  return codes;
}

/** A record that failed has no figures of its own: it lacks those of the records beside it, and counts among them. */
export function addLacking(walk: JsonWalk, row: Row, value: JsonObject, siblings: Place["siblings"]): void {
  if (siblings === undefined) return;
  const own = ownQuantities(value, walk.keys);
  for (const [name, quantity] of siblings()) {
    if (walk.isFull()) return;
    if (!own.has(name)) walk.add(row, quantity, null, name);
  }
}
