import { implausible } from "../../stats";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";

/** A record whose times cannot be what they are called, and why. */
export interface Implausible {
  readonly row: Pick<Row, "row" | "pointer">;
  readonly why: string;
}

/** Why the nanoseconds of Ollama's own fields cannot be right; undefined where they can. */
export function implausibleTimes(get: (name: string) => number | undefined): string | undefined {
  const ms = (name: string): number => (get(name) ?? 0) / 1e6;
  const tokens = get("eval_count");
  const why = implausible({
    server: {
      totalMs: ms("total_duration"),
      loadMs: ms("load_duration"),
      promptEvalMs: ms("prompt_eval_duration"),
      evalMs: ms("eval_duration"),
      ...(tokens === undefined ? {} : { outputTokens: tokens }),
    },
  });
  return why?.replace(/\.$/, "");
}

/** Says of how many records that is so, and where the first of them stands. */
export function tellImplausible(odd: readonly Implausible[], out: Collector): void {
  const [first] = odd;
  if (first === undefined) return;
  const { row, pointer = "" } = first.row;
  const place = row === undefined ? (pointer === "" ? "" : `, first at ${pointer}`) : `, first row ${row}`;
  const count = odd.length === 1 ? "1 row" : `${odd.length} rows`;
  out.problem("warning", "implausible-times", `has ${count} with implausible times${place}: ${first.why}`, row);
}
