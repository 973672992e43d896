import { unitOf } from "./unit";
import type { Unit } from "./unit";

/** A unit at the end of a name, and what of the name is left to say what is measured. */
export interface Ending {
  readonly rest: string;
  readonly unit: Unit;
  /** Set for a share of one by its name alone, such as an accuracy. */
  readonly share?: true;
}

const tokens = new Set(["tokens", "token", "tok", "toks"]);
const seconds = new Set(["s", "sec", "secs", "second", "seconds"]);
const minutes = new Set(["min", "mins", "minute", "minutes"]);
/** Things counted a second: `req_s` is a rate and no time, while a `step_s` may be the time of a step. */
const counted = new Set(
  (
    "req reqs request requests samples image images it its iter iters iterations ops queries query items batches steps calls prompts transactions rows " +
    "inferences seqs sequences failures errors messages msgs documents docs embeddings events frames pages evals"
  ).split(" "),
);
/** The same where a slash or a `per` tells that it is no time of one: an `inference_s` is. */
const countedEach = new Set(
  "op inference infer seq sequence frame failure error message document embedding event page eval".split(" "),
);
/** Data and work a second: `gb_s`, `gflop_s`. */
const amounts = new Set([
  "byte",
  "bytes",
  "kbyte",
  "kbytes",
  "mbyte",
  "mbytes",
  "gbyte",
  "gbytes",
  "kb",
  "mb",
  "gb",
  "tb",
  "kib",
  "mib",
  "gib",
  "flop",
  "gflop",
  "tflop",
]);

/** Last words that say a unit without being one, with the unit: they stay part of the metric. */
const telling = new Map<string, string>([
  ["tokens", "tokens"],
  ["toks", "tokens"],
  ["count", "count"],
  ["counts", "count"],
  ["characters", "count"],
  ["chars", "count"],
  ...["requests", "calls", "retries", "failures", "successes", "errors", "images"].map((word): [string, string] => [word, "count"]), // prettier-ignore
  ["ratio", "ratio"],
  ["qps", "1/s"],
  ["rps", "1/s"],
]);
/** Whole names that count something. */
const counts = new Set(
  "completed failed errored succeeded cancelled incomplete iterations repetitions rounds passes fails n_samples num_samples n_errors num_errors non_truncated dropped".split(
    " ",
  ),
);
/** Last words that name a share of one, as a rule; some write them in percent. */
const shares = new Set([
  "accuracy",
  "fraction",
  "acc",
  "acc_norm",
  "exact_match",
  "f1",
  "recall",
  "attainment",
  "em",
  "precision",
]);
/** A rate of these is a share, and not so many a second. */
const sharedRate =
  /(?:^|_)(?:success|error|fail|failed|failure|hit|acceptance|accept|pass|win|miss|refusal|rejection|timeout|completion)(?:_(?:request|requests|run|runs))?_rate$/;
/** Whole names with a unit that their words do not tell. */
const whole = new Map<string, readonly [rest: string, unit: string]>([
  ["eval_count", ["eval_count", "tokens"]],
  ["prompt_eval_count", ["prompt_eval_count", "tokens"]],
  ["prompt_n", ["prompt_tokens", "tokens"]],
  ["predicted_n", ["output_tokens", "tokens"]],
  ["cache_n", ["cached_tokens", "tokens"]],
  ["prompt_per_second", ["prefill", "tokens/s"]],
  ["predicted_per_second", ["", "tokens/s"]],
  ["prompt_per_token_ms", ["prompt_per_token", "ms"]],
  ["predicted_per_token_ms", ["predicted_per_token", "ms"]],
  ["tps", ["", "tokens/s"]],
  ["tgs", ["", "tokens/s"]],
  ["t/s", ["", "tokens/s"]],
  ...["in", "out", "input", "output", "prompt", "gen", "num", "n"].map((what): [string, [string, string]] => [`${what}_tok`, [`${what}_tok`, "tokens"]]), // prettier-ignore
  ["qps", ["qps", "1/s"]],
  ["rps", ["rps", "1/s"]],
  ...["prompt", "input", "output", "generated", "response", "completion"].flatMap(
    (what): [string, [string, string]][] =>
    ["len", "lens", "length", "lengths", "seq_len", "sequence_length", "token_count", "token_counts"].map((last) => [`${what}_${last}`, [`${what}_${last}`, "tokens"]]), // prettier-ignore
  ),
]);

/** A figure for so many of something: `cost_per_1k_tokens`, `time_for_100_tokens`. */
const forSoMany = /(?:^|_)(?:per|for)_(?:\d[\d_km]*_)?\w+$|_\d+[km]?_\w+$/;
/** What something costs is in no unit that is known here, whatever it is the price of. */
const money = /(?:^|_)(?:price|prices|cost|costs|usd|eur|dollars?|spend)(?:_|$)/;

/** What no time is called. */
const rates = /(?:^|_)(?:throughput|rate|speed|bandwidth|goodput|qps|rps|tps|frequency|freq|[gt]?flops|iops)$/;

/** The unit at the end of a snake_case name; undefined where there is none. */
export function endingOf(name: string): Ending | undefined {
  const known = whole.get(name);
  if (known !== undefined) return { rest: known[0], unit: unitOf(known[1])! };
  if (money.test(name)) return undefined;
  const step = lastStep(name);
  if (step !== undefined) {
    const ending = endingOf(step.name);
    return ending === undefined ? undefined : { ...ending, rest: `${step.before}${ending.rest || "rate"}` };
  }
  if (counts.has(name)) return { rest: name, unit: unitOf("count")! };
  const parts = name.split("_");
  const rate = rateAt(parts) ?? slashed(parts);
  if (rate !== undefined) return rate;
  const last = parts.at(-1)!;
  const each = perThing(parts);
  if (each !== undefined) return each;
  const told = telling.get(last);
  if (told !== undefined) return forSoMany.test(name) ? undefined : { rest: name, unit: unitOf(told)! };
  if (shares.has(last) || shares.has(name) || sharedRate.test(name)) {
    return { rest: name, unit: unitOf("ratio")!, share: true };
  }
  if (parts.length === 1) {
    const alone = unitOf(name, true);
    return alone === undefined ? undefined : { rest: "", unit: alone };
  }
  if (/(?:^|_)tokens_(?:generated|predicted|evaluated|input|output)(?:_\w+)?$/.test(name)) return { rest: name, unit: unitOf("tokens")! }; // prettier-ignore
  return plainEnding(parts);
}

/** The last step of a flattened name, which has the unit: `metrics.tokens_per_second`, `eval/ttft_ms`; while `tok/s_mean` is a unit. */
function lastStep(name: string): { readonly before: string; readonly name: string } | undefined {
  const cut = Math.max(name.lastIndexOf("."), name.lastIndexOf("/")) + 1;
  if (cut < 2 || /^[^a-z]|[^\w./-]/.test(name)) return undefined;
  const last = name.slice(cut);
  const bar = last.indexOf("_");
  if (bar < 1 || bar === last.length - 1 || !/^[a-z]/.test(last) || last.includes("-")) return undefined;
  return seconds.has(last.slice(0, bar)) ? undefined : { before: name.slice(0, cut), name: last };
}

/** `ms_per_token`, `latency_ms_per_tok`, `ms/token`: a time for each. */
function perThing(parts: readonly string[]): Ending | undefined {
  const at = parts.indexOf("per");
  if (at < 1 || parts.length !== at + 2) return undefined;
  const unit = unitOf(parts[at - 1]!, true);
  if (unit === undefined || unit.unit !== "ms" || seconds.has(parts[at + 1]!)) return undefined;
  const rest = [...parts.slice(0, at - 1), "per", parts[at + 1]!];
  return { rest: at === 1 ? `time_${rest.join("_")}` : rest.join("_"), unit };
}

function plainEnding(parts: readonly string[]): Ending | undefined {
  const last = parts.at(-1)!;
  const rest = parts.slice(0, -1).join("_");
  if ((last === "w" || last === "c") && /power|temp/.test(rest)) return { rest, unit: unitOf(last)! };
  const unit = unitOf(last, true);
  if (unit === undefined || rest === "") return undefined;
  // A throughput in seconds is a rate a second, whoever leaves out what is counted; no rate is a time.
  if (unit.unit === "ms" && rates.test(rest)) {
    const isTokens = seconds.has(last) && parts.some((part) => tokens.has(part));
    return isTokens ? { rest, unit: { unit: "tokens/s", scale: 1, text: last } } : undefined;
  }
  // `requests_per_s` was a rate if anything counted stood there; a `tps_watt` is no power.
  return rest.endsWith("_per") || rest.endsWith("tps") || parts.includes("per_watt") ? undefined : { rest, unit };
}

/** `tokens_per_second`, `tok_s`, `gen_tps`, `requests_per_min`, `bandwidth_gb_s`: what happens in a second or minute. */
function rateAt(parts: readonly string[]): Ending | undefined {
  const perUser = /^(?:user|gpu|request)$/.test(parts.at(-1)!) && parts.at(-2) === "per" && parts.length > 3;
  const own = perUser ? parts.slice(0, -2) : parts;
  const suffix = perUser ? [`per_${parts.at(-1)!}`] : [];
  const last = own.at(-1)!;
  if (last === "tps" && own.length > 1) return tokenRate([...own.slice(0, -1), ...suffix], "tokens/s", "tps");
  const [isSecond, isMinute] = [seconds.has(last), minutes.has(last)];
  if (!isSecond && !isMinute) return undefined;
  const per = own.at(-2) === "per";
  const before = own.slice(0, per ? -2 : -1);
  const what = before.at(-1) ?? "";
  if (isMinute && !per) return undefined;
  // `time_to_first_token_s` is a time.
  if (tokens.has(what) && !per && /(?:time|latency|delay|duration|first|last|next|inter|wait)_/.test(`${before.slice(0, -1).join("_")}_`)) return undefined; // prettier-ignore
  if (tokens.has(what) && (per || isSecond)) {
    const text = per ? `tokens per ${last}` : "tokens/s";
    return tokenRate([...before.slice(0, -1), ...suffix], isMinute ? "tokens/min" : "tokens/s", text);
  }
  if (before.includes("per") || what === "") return undefined;
  // `output_token_throughput_per_sec` counts tokens.
  if (per && isSecond && before.some((part) => tokens.has(part))) return tokenRate([...before, ...suffix], "tokens/s", "tokens/s"); // prettier-ignore
  if (isSecond && amounts.has(what)) {
    const unit = unitOf(`${what.replace(/bytes$/, "byte")}/s`);
    return unit && { rest: before.length === 1 ? "rate" : before.slice(0, -1).join("_"), unit };
  }
  if (!per && !counted.has(what)) return undefined;
  const unit = isMinute ? "1/min" : "1/s";
  return {
    rest: [...before, ...suffix].join("_"),
    unit: { unit, scale: 1, text: `${what}/${isMinute ? "min" : "s"}` },
  };
}

function tokenRate(rest: readonly string[], unit: "tokens/s" | "tokens/min", text: string): Ending {
  return { rest: rest.join("_"), unit: { unit, scale: 1, text: unit === "tokens/s" ? text.replace(/^tokens per .*/, unit) : text } }; // prettier-ignore
}

/** Units written with a slash as the last word: `gen_tok/s`, `requests/sec`, `tokens/sec/user`, `ms/token`. */
function slashed(parts: readonly string[]): Ending | undefined {
  const last = parts.at(-1)!;
  if (!last.includes("/")) return undefined;
  const unit = slashedUnit(last);
  if (unit === undefined) return undefined;
  const before = parts.slice(0, -1);
  const bare = before.length === 0 && unit.unit.unit === "ms" ? ["time"] : before;
  return { rest: [...bare, ...unit.keep].join("_"), unit: unit.unit };
}

/** A unit with slashes, in a name or in brackets, with the words of it that stay part of the metric. */
export function slashedUnit(word: string): { readonly unit: Unit; readonly keep: readonly string[] } | undefined {
  const [what = "", time = "", who, ...more] = word
    .trim()
    .toLowerCase()
    .split(/\s*\/\s*/);
  if (more.length > 0) return undefined;
  const keep = who === undefined ? [] : [`per_${who}`];
  if (seconds.has(time) && tokens.has(what)) return { unit: { unit: "tokens/s", scale: 1, text: word }, keep };
  if (minutes.has(time) && tokens.has(what)) return { unit: { unit: "tokens/min", scale: 1, text: word }, keep };
  if (seconds.has(time) && (counted.has(what) || countedEach.has(what))) return { unit: { unit: "1/s", scale: 1, text: word }, keep: [what, ...keep] }; // prettier-ignore
  if (minutes.has(time) && (counted.has(what) || countedEach.has(what))) return { unit: { unit: "1/min", scale: 1, text: word }, keep: [what, ...keep] }; // prettier-ignore
  const own = unitOf(word);
  if (own !== undefined) return { unit: own, keep: [] };
  const each = who === undefined && /^(?:tokens?|tok|t|requests?|req|ops?|iter|call|step|image)$/.test(time) ? unitOf(what) : undefined; // prettier-ignore
  return each !== undefined && each.unit === "ms"
    ? { unit: { ...each, text: word }, keep: [`per_${time === "t" || time === "tok" ? "token" : time}`] }
    : undefined;
}
