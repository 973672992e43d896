import { callStatuses } from "../../records";
import type { CallRecord, CallStatus, SpeedFault, SpeedJudgement, ToldFigures, metrics } from "../../records";
import { isSpeedFault, judgeCall } from "../../stats";
import { numberIn } from "../values/cell";
import type { Collector } from "../values/collect";
import { tableKind } from "./kind";

const names = ["id", "study", "run", "stage", "variant", "model", "status", "speed", "answer", "cold", "ttft_ms", "output_tokens"]; // prettier-ignore
/** Columns of a call's figures that its record computes from what the table does not hold. */
const told = {
  tpot: "tpot_ms_per_token",
  itl: "itl_ms",
  itlP95: "itl_p95_ms",
  arrivalRate: "arrival_rate_tok_s",
  prefillRate: "prefill_rate_tok_s",
} as const satisfies Partial<Record<keyof typeof metrics, string>>;

/** The `calls.csv` that this kit writes beside a report: each row is the call that it was, failed, set aside or cold as it was found then. */
export const ownCalls = tableKind(
  "chimera-calls",
  (has) => names.every(has),
  (file, out) => {
    const { header, rows } = file.table;
    const places = new Map(header.map((name, index) => [name, index]));
    rows.forEach((cells, index) => {
      if (cells.length === 0) return;
      const text = (name: string): string => unguarded(cells[places.get(name) ?? -1] ?? "");
      const call = callOf(text, { file: file.path, row: index + 1 }, out);
      if (call === undefined) return;
      out.calls.push(call);
      for (const name of header) if (text(name) !== "" && isNumber(text(name))) out.used(name);
    });
  },
);

function isNumber(text: string): boolean {
  return numberIn(text).value !== null;
}

/** A text without the apostrophes that keep a spreadsheet from running it. */
function unguarded(cell: string): string {
  return cell.replaceAll(/(^|[;\t|\r\n]\s*)'(?=[=+\-@＝＋－＠\t\r])/gu, "$1");
}

function callOf(
  text: (name: string) => string,
  source: { readonly file: string; readonly row: number },
  out: Collector,
): CallRecord | undefined {
  const { row } = source;
  const number = (name: string): number | undefined => {
    const cell = text(name);
    if (cell.trim() === "") return undefined;
    const { value } = numberIn(cell);
    if (value !== null && value >= 0) return value;
    out.problem("warning", "invalid-value", `has no usable ${name} in row ${row}`, row);
    return undefined;
  };
  const status = text("status");
  const run = number("run");
  if (!isStatus(status) || run === undefined) {
    const what = isStatus(status) ? "a run" : `a status that is known (${JSON.stringify(status.slice(0, 40))})`;
    out.problem("warning", "no-call", `has a row ${row} without ${what}; it was left out`, row);
    return undefined;
  }
  const error = text("error");
  const outcome = { status, ...(error === "" ? {} : { error }) };
  const clock = present({ ttftMs: number("ttft_ms"), ttfaMs: number("ttfa_ms"), durationMs: number("duration_ms") });
  const server = present({
    loadMs: number("load_ms"),
    promptEvalMs: number("prompt_eval_ms"),
    evalMs: number("eval_ms"),
    promptTokens: number("prompt_tokens"),
    outputTokens: number("output_tokens"),
  });
  const throughput = number("throughput_tok_s");
  const memory = present({ bytes: number("memory_bytes"), videoBytes: number("video_memory_bytes") });
  const judged = judgeCall({ ...outcome, clock, server, throughput });
  const session = text("session");
  return {
    schema: "chimera-notebook/call/1",
    id: text("id"),
    study: text("study"),
    run,
    stage: text("stage"),
    variant: text("variant"),
    ...(session === "" ? {} : { session }),
    order: row - 1,
    model: { name: text("model") },
    options: {},
    prompt: { cache: "unknown" },
    ...outcome,
    speed: speedOf(text("speed"), judged.speed),
    answer: judged.answer,
    ...(Object.keys(memory).length === 0 ? {} : { memory }),
    clock,
    server,
    ...(throughput === undefined ? {} : { throughput }),
    told: toldBy(text, number),
    response: "",
    source,
  };
}

/** What the table says of the call that its other cells cannot tell. */
function toldBy(text: (name: string) => string, number: (name: string) => number | undefined): ToldFigures {
  const cold = text("cold").toLowerCase();
  return {
    ...(cold === "true" || cold === "false" ? { cold: cold === "true" } : {}),
    ...present(Object.fromEntries(Object.entries(told).map(([metric, name]) => [metric, number(name)]))),
  };
}

/** A fault that was found then stands; a call that was valid then is so unless its figures cannot be. */
function speedOf(word: string, judged: SpeedJudgement): SpeedJudgement {
  if (isSpeedFault(word)) return judged.valid || judged.fault !== word ? setAside(word) : judged;
  return word === "valid" && !judged.valid && judged.fault !== "implausible" ? { valid: true } : judged;
}

function setAside(fault: SpeedFault): SpeedJudgement {
  return { valid: false, fault, reason: `Set aside when it was made: ${fault}.` };
}

function isStatus(word: string): word is CallStatus {
  return (callStatuses as readonly string[]).includes(word);
}

/** The pairs that are known. */
function present(pairs: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(pairs).filter((pair): pair is [string, number] => pair[1] !== undefined));
}
