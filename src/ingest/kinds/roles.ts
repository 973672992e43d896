import type { Row } from "../collect";
import { snake } from "../quantity";

const roles = new Map<string, string>([
  ...["model", "model_name", "model_id"].map((name): [string, string] => [name, "model"]),
  ...["backend", "engine", "framework", "runtime", "method"].map((name): [string, string] => [name, "backend"]),
  ...[
    "name",
    "test_name",
    "test",
    "benchmark",
    "benchmark_name",
    "kernel",
    "kernel_name",
    "prompt",
    "prompt_text",
    "workload",
    "config_name",
  ].map((name): [string, string] => [name, "item"]),
  ...["error", "error_message", "exception"].map((name): [string, string] => [name, "error"]),
  ...["success", "ok", "passed", "successful"].map((name): [string, string] => [name, "success"]),
  ...["status", "state", "outcome"].map((name): [string, string] => [name, "status"]),
  ...["timestamp", "time_stamp", "datetime", "date", "created_at", "generated_at", "epoch"].map(
    (name): [string, string] => [name, "when"],
  ),
  ...[
    "id",
    "index",
    "run",
    "iteration",
    "step",
    "pid",
    "port",
    "year",
    "rank",
    "prompt_index",
    "stage",
    "variant",
    "version",
  ].map((name): [string, string] => [name, `dimension ${name}`]),
]);

/** What a column or key is for, where it is no measurement: model, backend, item, error, success, status, when, or a dimension. */
export function roleOf(name: string): string | undefined {
  return roles.get(snake(name));
}

/** Failure of a record from its error, success and status columns. */
export function failureOf(get: (role: string) => unknown): Row["failure"] {
  const error = get("error");
  if (typeof error === "string" && error.trim() !== "" && !/^(?:none|null|no|false|0|n\/?a|-)$/i.test(error.trim())) {
    const reason = error.trim().slice(0, 300);
    return { status: /time[d -]*out/i.test(reason) ? "timeout" : "failed", reason };
  }
  const status = get("status");
  if (
    typeof status === "string" &&
    /^(?:fail(?:ed|ure)?|error|timed?[ -_]?out|skipped|cancell?ed|crashed)$/i.test(status.trim())
  ) {
    const word = status.trim().toLowerCase();
    return {
      status: word.startsWith("time") ? "timeout" : word === "skipped" ? "skipped" : "failed",
      reason: `its status is ${word}`,
    };
  }
  const success = get("success");
  const failed = success === false || (typeof success === "string" && /^(?:false|no|0)$/i.test(success.trim()));
  return failed ? { status: "failed", reason: "it says that it did not succeed" } : undefined;
}
