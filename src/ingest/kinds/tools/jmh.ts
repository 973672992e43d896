import { rankAggregate } from "../../values/aggregate";
import { aggregated } from "../../values/aggregated";
import type { Collector } from "../../values/collect";
import type { Row } from "../../values/row";
import { record } from "../../values/fields";
import type { Quantity } from "../../values/quantity";
import { slashedUnit } from "../../values/unit-endings";
import { unitOf } from "../../values/unit";
import { isList, isObject } from "../kind";
import type { JsonObject, Kind } from "../kind";
import { firstObject, recordsOf } from "./tool";

/** JMH's JSON: a score in the unit that it names, such as `us/op` or `ops/ms`, with percentiles of its own. */
export const jmh: Kind = {
  name: "jmh",
  matches: (file) => {
    const first = firstObject(file);
    return first !== undefined && "jmhVersion" in first && isObject(first["primaryMetric"]);
  },
  read: (file, out) => {
    recordsOf(file).forEach(({ value }, index) => addBenchmark(value, index, out));
  },
};

function addBenchmark(value: JsonObject, index: number, out: Collector): void {
  const { benchmark, mode, primaryMetric: metric, params } = value;
  if (!isObject(metric)) return;
  const settings = ["threads", "forks", "warmupIterations", "measurementIterations"].map((name) => [name, value[name]] as const); // prettier-ignore
  const row: Row = {
    pointer: `/${index}/primaryMetric`,
    subject: typeof benchmark === "string" ? { item: benchmark } : {},
    settings: record([...settings, ...(isObject(params) ? Object.entries(params) : [])]),
    settingsFrom: "record",
    ...(typeof mode === "string" ? { dimensions: { mode } } : {}),
  };
  const base = quantityOf(metric["scoreUnit"]);
  out.value(row, aggregated(base, { aggregate: "mean" }), metric["score"], "score");
  const ranks = metric["scorePercentiles"];
  if (isObject(ranks)) {
    for (const [rank, each] of Object.entries(ranks)) {
      const word = rankAggregate(rank);
      if (word !== undefined) out.value(row, aggregated(base, word), each, `scorePercentiles/${rank}`, rank);
    }
  }
  const raw = metric["rawData"];
  if (!isList(raw)) return;
  raw.forEach((fork, at) => {
    if (isList(fork)) fork.forEach((each, run) => out.value(row, base, each, `rawData/${at}/${run}`, "rawData"));
  });
}

/** `us/op` is a time, `ops/ms` a rate. */
function quantityOf(word: unknown): Quantity {
  const text = typeof word === "string" ? word : "";
  const [what = "", per = ""] = text.split("/");
  const time = unitOf(per);
  if (/^ops?$/.test(what) && time?.unit === "ms") {
    return {
      metric: "operations",
      unit: "1/s",
      scale: Number((1000 / time.scale).toPrecision(12)),
      originalUnit: text,
    };
  }
  const found = slashedUnit(text)?.unit;
  if (found?.unit !== "ms") return { metric: "score", unit: "unknown", scale: 1, originalUnit: text };
  return { metric: "time", unit: "ms", scale: found.scale, originalUnit: text };
}
