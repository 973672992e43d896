import { isAlphanumeric } from "../parse/alphanumeric";
import { unitOf } from "./unit";

/** Why every value of a record is null. */
export interface Failure {
  readonly status: "failed" | "timeout" | "skipped";
  readonly reason: string;
}

/** Words with which programs say that something did not work; more may follow, as in "FAILED (OOM)". */
const failing =
  /^(?:fail(?:ed|ure|s)?|error(?:ed|s)?|time[d _-]*out|oom|out[ _]of[ _]memory|abort(?:ed)?|killed|crash(?:ed)?|cancell?ed|skipped|exception|✗|❌|✘|×)/i;
const benign = /^(?:|-|–|—|none|null|nil|no|false|nan|n\/?a|ok|success|\[\]|\{\})$/i;
const number = /^[+-]?\d*\.?\d+(?:e[+-]?\d+)?$/i;
const amount = /^[+±-]?\s*[\d.,]+\s*([%°a-zµμ][\w/%°µμ]*)$/i;
const no = /^(?:false|f|no|n|0+(?:\.0+)?|fail(?:ed)?|✗|❌|✘)$/i;
const yes = /^(?:true|t|yes|y|1+(?:\.0+)?|ok|pass(?:ed)?|succeeded|success|completed?|done|✓|✔|✅)$/i;

/** Whether a text begins with a word for a failure, and not with a longer one that begins so. */
function beginsWithFailure(text: string): boolean {
  const found = failing.exec(text);
  return found !== null && !isAlphanumeric(characterAt(text, found[0].length));
}

function characterAt(text: string, index: number): string | undefined {
  const point = text.codePointAt(index);
  return point === undefined ? undefined : String.fromCodePoint(point);
}

/** A failure of this text, told apart as people do. */
function failureFrom(text: string, reason = text): Failure {
  const status = /time[d _-]*out/i.test(text) ? "timeout" : /^skipped/i.test(text) ? "skipped" : "failed";
  return { status, reason: reason.slice(0, 300) };
}

/** A word for a failure that stands where a figure should: "OOM", "timeout", "FAILED"; undefined for anything else. */
export function failureWord(cell: unknown): Failure | undefined {
  if (typeof cell !== "string" || cell.length > 80) return undefined;
  const text = cell.trim();
  return beginsWithFailure(text) ? failureFrom(text, `the file says ${JSON.stringify(text)}`) : undefined;
}

/**
 * Failure of a record from what it says under its roles: error, failure, status, code, success and exit. A number in an error column is a margin
 * or a code that nobody explained, and no failure; a number of failures is counted and fails nothing; of several exit codes or errors, only all
 * of them together fail the record.
 */
export function failureOf(get: (role: OutcomeRole) => unknown): Failure | undefined {
  const error = errorText(get("error"));
  if (error !== undefined) return failureFrom(error);
  const [failed, flag] = [get("failure"), get("flag")];
  if (isTrue(failed) || isTrue(flag) || Number(flag ?? 0) === 1) {
    return { status: "failed", reason: "it says that it failed or was cancelled" };
  }
  const status = get("status");
  if (typeof status === "string") {
    const word = status.trim();
    if (beginsWithFailure(word)) return failureFrom(word, `its status is ${word.toLowerCase()}`);
    if (/^[45]\d\d$/.test(word)) return { status: "failed", reason: `its status is ${word}` };
  } else if (status === false || (typeof status === "number" && status >= 400 && status < 600)) {
    return { status: "failed", reason: `its status is ${status}` };
  }
  const code = get("code");
  const answered = code === null || code === undefined || code === "" ? 200 : Number(code);
  if (answered === 0 || (answered >= 400 && answered < 600)) {
    return {
      status: answered === 408 || answered === 504 ? "timeout" : "failed",
      reason: `its HTTP status is ${answered}`,
    };
  }
  const success = get("success");
  if (success === false || success === 0 || (typeof success === "string" && no.test(success.trim()))) {
    return { status: "failed", reason: "it says that it did not succeed" };
  }
  return exitFailure(get("exit"));
}

/** What a record may say its outcome under. */
export type OutcomeRole = "error" | "failure" | "flag" | "status" | "code" | "success" | "exit";

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "string" && /^(?:true|yes|y|t)$/i.test(value.trim()));
}

/** A code other than 0 that its program ended with; of several, one failed run fails no other. */
function exitFailure(value: unknown): Failure | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every(isFailedExit) ? exitFailure(value[0]) : undefined;
  if (!isFailedExit(value)) return undefined;
  return { status: "failed", reason: `its program ended with code ${String(value).trim().slice(0, 40)}` };
}

/** Whether a run ended with a code other than 0, or was killed and has none. */
export function isFailedExit(value: unknown): boolean {
  if (typeof value === "string" && (benign.test(value.trim()) || value.trim() === "")) return false;
  if (value === null || value === undefined || typeof value === "boolean" || typeof value === "object") return false;
  const exit = Number(value);
  return Number.isNaN(exit) || (Number.isInteger(exit) && exit !== 0);
}

/** Whether a record says of itself that it went well, whatever the record around it says. */
export function saysSuccess(get: (role: OutcomeRole) => unknown): boolean {
  return (["success", "status"] as const).some((role) => {
    const value = get(role);
    return (
      value === true || (role === "success" && value === 1) || (typeof value === "string" && yes.test(value.trim()))
    );
  });
}

/** A margin of error with its unit, as in `0.240 us`. */
function isMargin(text: string): boolean {
  const unit = amount.exec(text)?.[1];
  return unit !== undefined && unitOf(unit) !== undefined;
}

function errorText(error: unknown): string | undefined {
  if (error === true) return "it says that there was an error";
  // A list of several has an entry for each request, and those without an error are empty.
  if (Array.isArray(error)) {
    const texts = error.map(errorText);
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts[0] : undefined;
  }
  if (typeof error === "object" && error !== null) {
    const { message } = error as { readonly message?: unknown };
    if (typeof message === "string" && message.trim() !== "") return message.trim();
    return Object.values(error).every((part) => part === null || part === "") ? undefined : JSON.stringify(error);
  }
  if (typeof error !== "string") return undefined;
  const text = error.trim();
  return benign.test(text) || number.test(text) || isMargin(text) ? undefined : text;
}
