import { describe, expect, it } from "vitest";

import type { IngestResult, Measurement } from "../../src/records";
import { ingestFiles } from "./folder";

/** What one series of values is about: model, backend, settings, stage, variant and quantity. */
function series(
  { subject, settings, settingsFrom, dimensions = {} }: Measurement,
  metric: string,
  unit: string,
): string {
  const { stage, variant } = dimensions;
  return JSON.stringify([subject.model, subject.backend, settings, settingsFrom, stage, variant, metric, unit]);
}

const inWords = (count: number, mean: string, lost: Record<string, number>): string =>
  `${count} of mean ${mean}, ${JSON.stringify(lost)}`;

/** What a table tells: for each series how many values, their mean, and how many are none. */
function told(measurements: readonly Measurement[]): Record<string, string> {
  const groups = new Map<string, { ok: number[]; lost: Record<string, number> }>();
  for (const each of measurements) {
    const { metric, aggregate, value } = each;
    const key = series(each, aggregate === undefined ? metric : `${metric}.${aggregate}`, each.unit);
    const group = groups.get(key) ?? { ok: [], lost: {} };
    groups.set(key, group);
    const status = each.status === "timeout" ? "failed" : each.status;
    if (value !== null) group.ok.push(value);
    else group.lost[status] = (group.lost[status] ?? 0) + 1;
  }
  return Object.fromEntries(
    [...groups].map(([key, { ok, lost }]) => {
      const mean = ok.length === 0 ? "none" : (ok.reduce((sum, value) => sum + value, 0) / ok.length).toPrecision(9);
      return [key, inWords(ok.length, mean, lost)];
    }),
  );
}

/** The same from the aggregates of a table that was streamed. */
function toldStreamed(measurements: readonly Measurement[]): Record<string, string> {
  const groups = new Map<string, { count: number; mean: string; lost: Record<string, number> }>();
  for (const each of measurements) {
    const { subject, settings, dimensions = {}, metric, aggregate, value, status, original } = each;
    const unit = aggregate === "count" ? unitOf(measurements, { subject, settings, dimensions, metric }) : each.unit;
    const key = series(each, metric, unit);
    const group = groups.get(key) ?? { count: 0, mean: "none", lost: {} };
    groups.set(key, group);
    if (aggregate === "count") group.count = value!;
    else if (aggregate === "mean") group.mean = value!.toPrecision(9);
    else if (value === null) group.lost[status] = Number(original.value);
  }
  return Object.fromEntries([...groups].map(([key, { count, mean, lost }]) => [key, inWords(count, mean, lost)]));
}

/** The unit of what is counted, which stands beside the count. */
function unitOf(
  measurements: readonly Measurement[],
  { subject, settings, dimensions, metric }: Pick<Measurement, "subject" | "settings" | "dimensions" | "metric">,
): string {
  const same = measurements.find(
    (each) =>
      each.aggregate !== "count" &&
      each.metric === metric &&
      JSON.stringify([each.subject, each.settings, each.dimensions]) ===
        JSON.stringify([subject, settings, dimensions]),
  );
  return same?.unit ?? "count";
}

const notes = ({ problems }: IngestResult): readonly string[] =>
  problems
    .filter(({ code }) => ["ambiguous-unit", "above-one", "unknown-unit", "duplicate-header"].includes(code))
    .map(({ message }) => message)
    .sort();

const repeated = (rows: readonly string[], times = 40): string[] => Array.from({ length: times }, () => rows).flat();
const table = (header: string, rows: readonly string[], end = "\n"): string => `${[header, ...repeated(rows)].join(end)}${end}`; // prettier-ignore

const tables: Record<string, string | Buffer> = {
  "plain.csv": table("model,load_ms,throughput_tok_s", ["a,1,50", "b,2.5,60.25", "a,,n/a", "b,oom,timeout", "b,x,-3"]),
  "crlf.csv": table("model,load_ms", ["a,1", "b,2"], "\r\n"),
  "cr.csv": table("model,load_ms", ["a,1", "b,2"], "\r"),
  "bom.csv": `\ufeff${table("model,load_ms", ["a,1", "é,2"])}`,
  "utf16le.csv": Buffer.from(`\ufeff${table("model,load_ms", ["a,1", "é,2"])}`, "utf16le"),
  "utf16be.csv": Buffer.from(`\ufeff${table("model,load_ms", ["a,1", "é,2"])}`, "utf16le").swap16(),
  "comma.csv": table("model;load_ms;rate_s", ["a;1,5;0,25", "b;1.178,5;1,75", "b;1.178;2,5"]),
  "unsure.csv": table("model;load_ms", ["a;1,178", "b;2,500"]),
  "sep.csv": `sep=;\n${table("model;load_ms", ["a;1", "b;2"])}`,
  "comments.csv": `# made on a Tuesday\n# by a person\n${table("model,load_ms", ["a,1", "b,2"])}`,
  "tabs.tsv": table("model\tload_ms", ["a\t1", "b\t2"]),
  "lone-returns.csv": `model,load_ms\n${repeated(["a,1\rb,2", "a,3"]).join("\n")}\n`,
  "blank-lines.csv": table("model,load_ms", ["a,1", "", ",", " , ", "b,2"], "\r\n"),
  "blank-above.csv": `\n \n${table("model;load_ms", ["a;1", "b;2"])}`,
  "cr-sep.csv": `sep=;\r${table("model;load_ms", ["a;1", "b;2"], "\r")}`,
  "long.csv": table("model,metric,value,unit,aggregate", [
    "a,ttft,5,s,",
    "a,vram,7000000,bytes,",
    "b,ttft,OOM,s,",
    "b,ttft,7,s,p99",
  ]),
  "no-options.csv": table("model,ttft_s,tokens_s,eval_s", ["a,0.5,50,1", "a,0,0,0"]),
  "m_1b_param_tuning_summary.csv": table("num_gpu,num_ctx,temperature,mean_ttft_s,mean_tokens_s", ["80,512,0.5,0.25,60", "80,512,0.5,0.5,61"]), // prettier-ignore
  "options.csv": table("model,options,load_ms", ['a,"{""temperature"":0.5,""num_ctx"":512}",1', "a,{},2", "a,,3"]),
  "same-settings.csv": table("model,temperature,load_ms", ["a,0.7,1", "a,0.70,3", "a, 0.7,5"]),
  "instants.csv": table("model,load_ms,sent_ms", ["a,5,1700000000123", "b,6,1700000000456"]),
  "too-large.csv": table("model,x_s", ["a,1e306", "a,1"]),
  "bars.csv": table("model|load_ms", ["a|1", "b|2"]),
  "units-row.csv": `model,load,rate\n,s,tokens/s\n${repeated(["a,1,50", "b,2,60"]).join("\n")}\n`,
  "units-in-cells.csv": table("model,load,share", ["a,831 ms,88%", "b,0.9 s,12%", "b,–,OOM"]),
  "unitless.csv": table("model,score,level,note", ["a,0.5,7,good", "b,0.75,9,bad"]),
  "long-ids.csv": table("model,build,zeros,load_ms", ["a,12345678901234567890,007,1", "b,2345678901234567890,008,2"]),
  "shares.csv": table("model,accuracy,hit_fraction", ["a,0.5,0.2", "b,88,0.4"]),
  "ambiguous.csv": table("model,memory_mb", ["a,5", "b,6"]),
  "errors.csv": table("model,load_ms,error,error_message", ["a,1,,", "a,2,none,OOM", "b,3,0.1,", "b,4,timeout,"]),
  "status.csv": table("model,load_ms,status,success", ["a,1,ok,true", "a,2,failed,", "b,3,,false", "b,4,200,"]),
  "exit.csv": table("model,load_ms,exit_code", ["a,1,0", "a,2,1", "b,3,"]),
  "means.csv": table("model,mean_ttft_s,std_ttft_s", ["a,0.5,0.1", "b,0.75,0.2"]),
  "settings.csv": table("model,num_ctx,temperature,stage,load_ms", ["a,4096,0.8,analysis,1", "a,2048,0.8,report,2"]),
  "backend.csv": table("engine,latency_ms", ["onnx,1", "eager,2"]),
  "two-models.csv": table("model,model_name,load_ms", ["a,x,1", ",y,2"]),
  "gemma3_1b_runs.csv": table("load_ms,note", ["1,x", "2,y"]),
  "ollama.csv": table("model,ttft_s,tokens_s,eval_s,error,options", ['m,0.1,50,0.2,,"{""temperature"":0.5}"', "m,0,0.00,0,,", "m,0.2,60,0.1,refused,"]), // prettier-ignore
  "twice.csv": table("model,load_ms,load_ms", ["a,1,10", "b,2,20"]),
  "empty-lines.csv": table("model,load_ms", ["a,1", "", "b,2"]),
  "ragged.csv": table("model,load_ms,eval_ms", ["a,1", "b,2,3,4", "c,5,6"]),
  "quotes.csv": table("model,load_ms", ['"a,b",1', '"say ""x""",2', '"two\nlines",3']),
  "grouped.csv": table("model,load_ms", ['a,"1,234.5"', 'b,"22,80,000"']),
  "exponents.csv": table("model,load_s", ["a,1e-3", "b,1.5E2", "c,.5", "d,5.", "e,+4"]),
  "averages.csv": table("run,model,load_ms", ["1,a,5", "2,a,7", "Average,a,6", "p95,a,7"]),
  "steps.csv": table("model,test,tokens_s", ["a,pp512,900", "a,tg128,50", "b,tg128,40"]),
  "comments-among.csv": table("model,load_ms,eval_ms", ["a,1,2", "# mean,1,2", "b,2,3"]),
  "headers-again.csv": table("model,load_ms,eval_ms", ["a,1,2", "model,load_ms,eval_ms", "b,2,3"]),
  "warm-ups.csv": table("model,warmup,run,load_ms", ["a,true,0,9", "a,false,1,5", "a,false,Average,5"]),
  "late-text.csv": table("model,score,remark", ["a,0.5,", "b,0.25,", "a,1,fine"]),
  "not-finite.csv": table("model,load_ms", ["a,NaN", "b,inf", "b,1e999", "c,1"]),
};

describe("a table that is streamed tells what it tells when it is held", () => {
  it.each(Object.keys(tables))("%s", async (name) => {
    const held = await ingestFiles({ [name]: tables[name]! }, { explain: true });
    const streamed = await ingestFiles({ [name]: tables[name]! }, { limits: { streamAbove: 100 }, explain: true });
    expect(streamed.files.map(({ kind, status }) => [kind, status])).toEqual([["streamed-table", "read"]]);
    expect(held.measurements.length).toBeGreaterThan(0);
    expect(toldStreamed(streamed.measurements)).toEqual(told(held.measurements));
    expect(notes(streamed)).toEqual(notes(held));
    const [account, other] = [streamed, held].map(({ files }) => files[0]!.account);
    expect(account).toEqual(other);
  });
});
