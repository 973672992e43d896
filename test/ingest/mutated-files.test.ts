import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import type { IngestResult, Measurement } from "../../src/records";
import { corpusFolder } from "./corpus";
import { ingestFiles } from "./folder";

const tools = corpusFolder("tools");
const olds = corpusFolder("benchmarks-101");

type Random = () => number;
type Rows = string[][];
type Mutation = readonly [name: string, change: (rows: Rows, random: Random) => string];

/** mulberry32: the same mutations on every machine. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (random: Random, count: number): number => Math.floor(random() * count);
const number = /^-?\d+(?:\.\d+)?$/;

const ofTables: readonly Mutation[] = [
  [
    "renamed",
    (rows, random) => {
      const at = pick(random, rows[0]!.length);
      return Papa.unparse(
        rows.map((row, index) => row.map((cell, column) => (index === 0 && column === at ? `quux_${at}` : cell))),
      );
    },
  ],
  [
    "swapped",
    (rows, random) => {
      const order = rows[0]!.map((_, index) => [random(), index] as const).sort(([a], [b]) => a - b);
      return Papa.unparse(rows.map((row) => order.map(([, index]) => row[index]!)));
    },
  ],
  [
    "other unit",
    (rows) => {
      const seconds = rows[0]!.map((name) => /_s$/.test(name) && name !== "tokens_s");
      return Papa.unparse(
        rows.map((row, index) =>
          row.map((cell, column) => {
            if (!seconds[column]) return cell;
            if (index === 0) return cell.replace(/_s$/, "_ms");
            return number.test(cell) ? String(Number((Number(cell) * 1000).toPrecision(15))) : cell;
          }),
        ),
      );
    },
  ],
  [
    "decimal comma",
    (rows) =>
      Papa.unparse(
        rows.map((row, index) => row.map((cell) => (index > 0 && number.test(cell) ? cell.replace(".", ",") : cell))),
        { delimiter: ";" },
      ),
  ],
  [
    "emptied cells",
    (rows, random) =>
      Papa.unparse(rows.map((row, index) => row.map((cell) => (index > 0 && random() < 0.1 ? "" : cell)))),
  ],
  [
    "a cell too few",
    (rows, random) => {
      const [row, column] = [1 + pick(random, rows.length - 1), pick(random, rows[0]!.length)];
      return Papa.unparse(rows.map((cells, index) => (index === row ? cells.filter((_, at) => at !== column) : cells)));
    },
  ],
  [
    "a cell too many",
    (rows, random) => {
      const [row, column] = [1 + pick(random, rows.length - 1), pick(random, rows[0]!.length)];
      return Papa.unparse(
        rows.map((cells, index) => (index === row ? [...cells.slice(0, column), "7", ...cells.slice(column)] : cells)),
      );
    },
  ],
  [
    "header twice",
    (rows, random) => {
      const at = 1 + pick(random, rows.length - 1);
      return Papa.unparse([...rows.slice(0, at), rows[0]!, ...rows.slice(at)]);
    },
  ],
];

/** All objects of a document, for changes of keys. */
function objectsIn(value: unknown, found: Record<string, unknown>[] = []): Record<string, unknown>[] {
  if (Array.isArray(value)) for (const each of value) objectsIn(each, found);
  else if (typeof value === "object" && value !== null) {
    found.push(value as Record<string, unknown>);
    for (const each of Object.values(value)) objectsIn(each, found);
  }
  return found;
}

const ofJson: readonly (readonly [string, (value: unknown, random: Random) => void])[] = [
  [
    "renamed",
    (value, random) => {
      const objects = objectsIn(value).filter((each) => Object.keys(each).length > 0);
      const object = objects[pick(random, objects.length)]!;
      const keys = Object.keys(object);
      const key = keys[pick(random, keys.length)]!;
      object[`quux_${keys.length}`] = object[key];
      Reflect.deleteProperty(object, key);
    },
  ],
  [
    "reordered",
    (value, random) => {
      for (const object of objectsIn(value)) {
        const entries = Object.entries(object)
          .map((entry) => [random(), entry] as const)
          .sort(([a], [b]) => a - b);
        for (const key of Object.keys(object)) Reflect.deleteProperty(object, key);
        for (const [, [key, each]] of entries) object[key] = each;
      }
    },
  ],
  [
    "missing",
    (value, random) => {
      const objects = objectsIn(value).filter((each) => Object.keys(each).length > 0);
      const object = objects[pick(random, objects.length)]!;
      const keys = Object.keys(object);
      Reflect.deleteProperty(object, keys[pick(random, keys.length)]!);
    },
  ],
  [
    "nulls",
    (value, random) => {
      for (const object of objectsIn(value))
        for (const key of Object.keys(object))
          if (typeof object[key] === "number" && random() < 0.1) object[key] = null;
    },
  ],
];

const keyOf = ({ metric, aggregate, unit, value, subject }: Measurement, isNamed: boolean): string =>
  JSON.stringify([metric, aggregate ?? null, unit, Number(value!.toPrecision(9)), isNamed ? (subject.model ?? null) : null]); // prettier-ignore

const valuesOf = (result: IngestResult, file: string): readonly Measurement[] =>
  result.measurements.filter((each) => each.file === file && each.value !== null);

/** Whether a file holds a value that its origin has not; a metric that was renamed is called by its new name, and a model may be missing. */
function holdsNew(result: IngestResult, mutated: string, name: string): boolean {
  const right = valuesOf(result, name);
  const [named, bare] = [
    new Set(right.map((each) => keyOf(each, true))),
    new Set(right.map((each) => keyOf(each, false))),
  ];
  return valuesOf(result, mutated).some((each) => {
    if (each.metric.startsWith("quux")) return false;
    return !(each.subject.model === undefined ? bare.has(keyOf(each, false)) : named.has(keyOf(each, true)));
  });
}

/** What is said of a file, without its name and without numbers. */
const saidOf = (result: IngestResult, file: string): Set<string> =>
  new Set(
    result.problems
      .filter((each) => each.file === file)
      .map(({ code, message }) => `${code} ${message.replaceAll(file, "")}`),
  );

function sources(): { path: string; text: string }[] {
  const from = (folder: string, paths: readonly string[]) =>
    paths.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  return [
    ...from(tools!, [
      "ollama-load/ollama_benchmark_averages.csv", "ollama-load/ollama_load_benchmark_results_np20_mlm3_kvq8.csv", "ollama-notes/benchmarks_eval.csv",
      "vllm/model-results.csv", "vllm/server-results.csv", "aiperf/profile_export_aiperf.json", "hyperfine/hyperfine.json", "llmeter/stats.json",
      "guidellm/benchmarks.json", "inference-perf/stage_6_lifecycle_metrics.json", "google-benchmark/gbench-test1_run1.json", "k6/k6-summary.json",
    ]),
    ...from(olds!, ["csv_data/ollama_param_tuning.csv", "csv_data/ollama_quant_bench.csv", "reports/gemma3/gemma3_baseline.csv", "reports/gemma3/gemma3_baseline.json"]),
  ]; // prettier-ignore
}

describe.runIf(tools !== undefined && olds !== undefined)("mutated files of other programs", () => {
  it("hold no wrong value without a remark, in 99 of 100", async () => {
    const files: Record<string, string> = {};
    const origins = new Map<string, string>();
    sources().forEach(({ path, text }, place) => {
      const name = `${place}/${basename(path)}`;
      const isJson = path.endsWith(".json");
      const rows = isJson ? [] : Papa.parse<string[]>(text.trim()).data.slice(0, 60);
      files[name] = isJson ? text : Papa.unparse(rows);
      for (let seed = 0; seed < (isJson ? 7 : 3); seed += 1) {
        const changes = isJson
          ? ofJson.map(([, change]) => (random: Random): string => {
              const value = JSON.parse(text) as unknown;
              change(value, random);
              return JSON.stringify(value);
            })
          : ofTables.map(
              ([, change]) =>
                (random: Random): string =>
                  change(rows, random),
            );
        changes.forEach((change, index) => {
          const mutated = `${place}/m${seed}-${index}/${basename(path)}`;
          const changed = change(seeded(1000 * place + 10 * seed + index));
          // A change of nothing is none, and a file of the same content counts once.
          if (changed === files[name]) return;
          files[mutated] = changed;
          origins.set(mutated, name);
        });
      }
    });
    expect(origins.size).toBeGreaterThanOrEqual(300);
    const result = await ingestFiles(files);
    const wrong = [...origins].filter(([mutated, name]) => {
      const said = saidOf(result, name);
      return holdsNew(result, mutated, name) && ![...saidOf(result, mutated)].some((each) => !said.has(each));
    });
    const read = [...origins.keys()].filter((mutated) => valuesOf(result, mutated).length > 0);
    expect(read.length / origins.size).toBeGreaterThan(0.9);
    expect(wrong.length / origins.size, wrong.map(([mutated]) => mutated).join("\n")).toBeLessThanOrEqual(0.01);
  });
});
