import { snake } from "../values/quantity";
import { remember } from "../values/remember";

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
  ...["error", "errors", "error_message", "exception"].map((name): [string, string] => [name, "error"]),
  ...["exit_code", "exitcode", "return_code", "returncode"].map((name): [string, string] => [name, "exit"]),
  ...["success", "ok", "passed", "successful"].map((name): [string, string] => [name, "success"]),
  ...["status", "state", "outcome"].map((name): [string, string] => [name, "status"]),
  ...[
    "timestamp",
    "time_stamp",
    "datetime",
    "date",
    "created_at",
    "generated_at",
    "started_at",
    "ended_at",
    "epoch",
    "start_time",
    "end_time",
  ].map((name): [string, string] => [name, "timestamp"]),
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
    "repeat",
    "repetition",
    "trial",
    "unnamed:_0",
  ].map((name): [string, string] => [name, `dimension ${name}`]),
]);

const instant = /_(?:s|ms|us|ns|sec|secs|seconds|utc|iso|unix)$/;

/** What a column or key is for, where it is no measurement: model, backend, item, error, success, status, exit, timestamp, or a dimension. */
export const roleOf = remember((name): string | undefined => {
  const plain = snake(name);
  // A point in time stays one, whatever unit it is counted in.
  return roles.get(plain) ?? (roles.get(plain.replace(instant, "")) === "timestamp" ? "timestamp" : undefined);
});
