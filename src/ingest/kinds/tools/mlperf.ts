import type { Row } from "../../values/row";
import { percentileOf } from "../../values/aggregate";
import { quantityOf as read } from "../../values/name";
import type { Quantity } from "../../values/quantity";
import { settingValue } from "../../values/cell";
import type { Kind } from "../kind";

const line = /^\s*([A-Za-z\d][^:=]*?)\s*:\s*(\S.*?)\s*$/;
const rates = /^(?:completed\s+)?(?:samples|tokens|queries) per second$|^scheduled samples per second$/i;

/** MLPerf LoadGen's `mlperf_log_summary.txt`: latencies in nanoseconds, and the rate that its scenario is judged by. */
export const mlperfSummary: Kind = {
  name: "mlperf-summary",
  matches: (file) => file.content === "text" && file.text.includes("MLPerf Results Summary"),
  read: (file, out) => {
    if (file.content !== "text") return;
    const said = new Map<string, string>();
    const settings: Record<string, string | number | boolean> = {};
    const figures: { row: number; name: string; text: string }[] = [];
    let part = "";
    file.text.split(/\r?\n/).forEach((text, index) => {
      if (/^(?:MLPerf Results Summary|Additional Stats|Test Parameters Used)$/.test(text.trim())) part = text.trim();
      const [, name = "", value = ""] = line.exec(text) ?? [];
      if (name === "") return;
      if (part === "Test Parameters Used") settings[name.replace(/\s*\(.*\)$/, "")] = settingValue(value) ?? value;
      else if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value)) figures.push({ row: index + 1, name, text: value });
      else said.set(name, value);
    });
    const scenario = said.get("Scenario");
    const row: Row = {
      subject: { backend: "mlperf", ...(said.has("SUT name") ? { item: said.get("SUT name")! } : {}) },
      settings,
      settingsFrom: "record",
      dimensions: {
        ...(scenario === undefined ? {} : { scenario }),
        ...(said.has("Mode") ? { mode: said.get("Mode")! } : {}),
      },
    };
    for (const { row: at, name, text } of figures)
      out.value({ ...row, row: at }, quantityOf(name), text, undefined, name);
    const result = said.get("Result is");
    if (result !== undefined && result !== "VALID") {
      out.problem(
        "warning",
        "result-invalid",
        `says that its result is ${result.slice(0, 40)}, so its rates keep no promise of the benchmark`,
      );
    }
  },
};

function quantityOf(name: string): Quantity {
  if (rates.test(name)) {
    const what = name.toLowerCase().replace(" per second", "").replaceAll(" ", "_");
    const unit = what.endsWith("tokens") ? "tokens/s" : "1/s";
    return { metric: what, unit, scale: 1, originalUnit: unit };
  }
  const rank = /^(\d+(?:\.\d+)?) percentile (.+)$/.exec(name);
  const aggregate = rank === null ? undefined : percentileOf(`p${Number(rank[1])}`);
  return aggregate === undefined ? read(name) : { ...read(rank![2]!), aggregate };
}
