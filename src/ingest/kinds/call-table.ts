import type { CallRecord, Measurement, Subject } from "../../records";
import { number } from "../table";
import type { Table } from "../table";

const columns: Readonly<Record<string, readonly string[]>> = {
  run: ["run"],
  stage: ["stage"],
  ttft: ["ttft_ms", "ttft (ms)"],
  throughput: ["throughput_tok_s", "throughput (tok/s)", "throughput"],
  tokens: ["tokens"],
  duration: ["duration_ms", "duration (ms)"],
};

/** True for a table of calls as the original reports printed it. */
export function isCallTable(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim().toLowerCase());
  return ["run", "stage", "ttft", "throughput", "tokens", "duration"].every((key) =>
    columns[key]!.some((name) => names.includes(name)),
  );
}

export interface CallContext {
  readonly model?: string;
  readonly variant?: string;
  readonly options?: Readonly<Record<string, string | number>>;
}

/** Reads a table of calls back as call records: a call without tokens gave an empty answer, whatever its 0.00 tokens/s says. */
export function callTable(
  file: string,
  table: Table,
  context: CallContext = {},
): { readonly calls: readonly CallRecord[]; readonly measurements: readonly Measurement[] } {
  const names = table.header.map((name) => name.trim().toLowerCase());
  const find = (key: string): number => names.findIndex((name) => columns[key]!.includes(name));
  const at = {
    run: find("run"),
    stage: find("stage"),
    ttft: find("ttft"),
    throughput: find("throughput"),
    tokens: find("tokens"),
    duration: find("duration"),
  };
  const optional = (row: readonly string[], name: string): string =>
    names.indexOf(name) < 0 ? "" : (row[names.indexOf(name)] ?? "").trim();
  const calls: CallRecord[] = [];
  const measurements: Measurement[] = [];
  table.rows.forEach((cells, index) => {
    const cell = (key: keyof typeof at): string => (cells[at[key]] ?? "").trim();
    const value = (key: keyof typeof at): number | undefined => number(cell(key));
    const run = value("run") ?? 0;
    const stage = cell("stage") || "unknown";
    const tokens = value("tokens");
    const empty = tokens === 0;
    const row = table.firstRow + index;
    const model = optional(cells, "model") || context.model || "unknown";
    const variant = optional(cells, "variant") || context.variant || "chimera";
    const ttftMs = value("ttft");
    const durationMs = value("duration");
    const throughput = empty ? undefined : value("throughput") || undefined;
    const options = { ...context.options };
    for (const name of ["num_gpu", "num_ctx", "temperature"]) {
      const given = number(optional(cells, name));
      if (given !== undefined) options[name] = given;
    }
    calls.push({
      schema: "chimera-notebook/call/1",
      id: `r${run}-${variant}-${stage}`,
      study: file,
      run,
      stage,
      variant,
      order: index,
      model: { name: model },
      options,
      prompt: { cache: "unknown" },
      status: empty ? "empty" : "ok",
      ...(empty ? { error: "The model gave no answer." } : {}),
      cold: null,
      clock: { ...(ttftMs === undefined ? {} : { ttftMs }), ...(durationMs === undefined ? {} : { durationMs }) },
      server: tokens === undefined ? {} : { outputTokens: tokens },
      ...(throughput === undefined ? {} : { throughput }),
      response: "",
      source: { file, row },
    });
    const subject: Subject = { model };
    const add = (metric: string, unit: Measurement["unit"], key: keyof typeof at, written: string): void => {
      const found = value(key);
      const failed = empty && metric !== "duration" && metric !== "ttft";
      const status = failed ? "failed" : found === undefined ? "missing" : "ok";
      measurements.push({
        file, row, kind: "call-table", subject, settings: options, settingsFrom: "record", dimensions: { run, stage, variant }, metric, unit,
        value: status === "ok" ? found! : null, original: { value: cell(key) === "" ? null : cell(key), unit: written }, status,
        ...(status === "ok" ? {} : { reason: failed ? "the answer was empty" : "the cell is empty" }),
      }); // prettier-ignore
    };
    add("ttft", "ms", "ttft", "ms");
    add("throughput", "tokens/s", "throughput", "tok/s");
    add("output_tokens", "tokens", "tokens", "tokens");
    add("duration", "ms", "duration", "ms");
  });
  return { calls, measurements };
}
