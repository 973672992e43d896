import { meaning } from "../lens";
import type { Lens } from "../lens";
import { readTable } from "../generic-table";
import { tableKind } from "../kind";
import type { Kind } from "../kind";
import { localScoreLeave, localScoreRoles } from "./localscore";

/** A kind that reads the table of a known program: as any table, with what its columns mean. */
function tableTool(name: string, matches: (has: (column: string) => boolean) => boolean, lens: Lens): Kind {
  return tableKind(name, matches, (file, out) => readTable(file, out, lens));
}

/** LocalScore's CSV, with the definitions of its JSON: its TTFT is taken inside of the program that runs the model. */
const localScoreTable = tableTool(
  "localscore",
  (has) => ["n_prompt", "n_gen", "prompt_tps", "gen_tps", "ttft_ms"].every(has),
  {
    quantityOf: meaning({
      prompt_tps: "prefill in tokens/s",
      gen_tps: "throughput in tokens/s",
      ttft_ms: "ttft.in_process in ms",
    }),
    roles: localScoreRoles,
    leave: localScoreLeave,
  },
);

/** The table that the server benchmarks of vLLM append to: seconds of whole requests, at a rate and with lengths that were asked for. */
const vllmServerTable = tableTool("vllm-server", (has) => has("qps") && has("best_of") && has("p100_latency"), {
  quantityOf: meaning({ latency: "request_latency in s" }),
  roles: new Map([
    ["qps", "setting"],
    ["input_tokens", "setting"],
    ["output_tokens", "setting"],
  ]),
});

/** AIPerf's and GenAI-Perf's CSV: a row a metric with its unit in brackets, a column a statistic, and a table of totals below. */
const aiperfTable = tableTool("aiperf", (has) => has("Metric") && has("avg") && has("p99") && has("p25"), {});

/** `nvidia-smi --query-gpu=… --format=csv`: units in the names or behind the values, but for its temperatures. */
const nvidiaSmi = tableKind(
  "nvidia-smi",
  (_has, { table }) =>
    table.header.filter((name) => /^(?:utilization|memory|power|temperature|clocks|fan|pcie|ecc|enforced)\.[\w.]+(?: \[.+\])?$/.test(name)).length > 1, // prettier-ignore
  (file, out) =>
    readTable(file, out, {
      quantityOf: meaning({
        "temperature.gpu": "temperature.gpu in °C",
        "temperature.memory": "temperature.memory in °C",
      }),
    }),
);

/** JMH's CSV: a score in the unit that its row names; the error is half an interval, and no percentile. */
const jmhTable = tableTool("jmh", (has) => has("Benchmark") && has("Mode") && has("Score") && has("Unit"), {
  quantityOf: meaning({ Samples: "samples in count", Score: "score" }),
  leave: new Map([["Score Error (99.9%)", "half the width of an interval"]]),
});

/** Criterion's `raw.csv`: the time of all iterations of a sample together. */
const criterionRaw = tableTool("criterion-raw", (has) => has("sample_measured_value") && has("iteration_count"), {
  leave: new Map([
    ["sample_measured_value", "the time of all iterations of a sample together"],
    ["iteration_count", "how many iterations a sample had"],
    ["throughput_num", "how much one iteration does"],
  ]),
});

/** Programs whose tables are known by name. */
export const tableTools: readonly Kind[] = [localScoreTable, vllmServerTable, aiperfTable, nvidiaSmi, jmhTable, criterionRaw]; // prettier-ignore
