import { formatMeasured, formatNumber, formatQuantity } from "../../facts";
import { isDemoModel } from "../../llm";
import { machineOf, serverWords } from "../../records";
import type { MetricSummary } from "../../stats";
import { printable } from "../../text";
import type { QuickLength, QuickResult } from "./types";

const columns: readonly (readonly [title: string, of: (length: QuickLength) => MetricSummary])[] = [
  ["TTFT, ms", ({ ttft }) => ttft],
  ["prefill, tokens/s", ({ prefillRate }) => prefillRate],
  ["decode, tokens/s", ({ throughput }) => throughput],
  ["TPOT, ms/token", ({ tpot }) => tpot],
  ["whole call, ms", ({ duration }) => duration],
];
/** A part below this share of a call explains nothing. */
const leastShare = 0.02;

/**
 * A quick measurement as lines of plain text: what was measured, one aligned row for each length, the load, where the time goes, and how it was
 * measured. One block to paste; nothing in it names the machine's user, host or folders.
 */
export function quickText(result: QuickResult): string {
  const { model, environment, lengths } = result;
  const details = [model.parameterSize, model.quantization].filter(Boolean).join(", ");
  const server = environment.engine === "embedded" ? "the embedded engine" : serverWords(environment);
  const { cpu, cores, memoryBytes, gpu } = machineOf(environment);
  const memory = memoryBytes === undefined ? undefined : formatQuantity(memoryBytes, "bytes");
  const machine = [cpu, cores === undefined ? undefined : `${cores} cores`, memory, gpu];
  const where =
    environment.hostKind === "remote"
      ? "on another machine, so TTFT includes the network"
      : machine.filter((part) => part !== undefined).join(", ");
  const lines = [
    `${model.name}${details === "" ? "" : ` (${details})`} by ${server}: ${where}`,
    ...table(lengths),
    ...[loadLine(result)].filter((line) => line !== ""),
    ...lengths.flatMap(partsLine),
    ...caveats(result),
    `Medians of warm calls [95 % interval; with fewer than 6 calls the least and the greatest value], prompts of filler that no cache serves, the server's own settings; chimera-notebook ${environment.kit}, Node ${environment.node}, ${environment.os}, ${result.at}. Again: npx chimera quick --model ${model.name}`,
  ];
  return lines.map((line) => printable(line)).join("\n");
}

function table(lengths: readonly QuickLength[]): readonly string[] {
  const rows = [
    ["", ...columns.map(([title]) => title), "calls"],
    ...lengths.map((length) => [
      `${length.name} prompt, ${length.promptTokens} tokens`,
      ...columns.map(([, of]) => cell(of(length))),
      String(length.ttft.n),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!))).join("  "),
  );
}

function cell({ median, interval }: MetricSummary): string {
  if (median === null) return "—";
  const digits = median >= 100 ? 0 : median >= 10 ? 1 : 2;
  const number = (value: number): string => formatMeasured(value, digits);
  return interval === null ? number(median) : `${number(median)} [${number(interval.low)}, ${number(interval.high)}]`;
}

function loadLine({ model, loadMs, contextTokens, environment }: QuickResult): string {
  const share = model.vramBytes === undefined || !model.memoryBytes ? undefined : model.vramBytes / model.memoryBytes;
  const parts = [
    loadMs === undefined ? "it was loaded already" : `loading took ${formatNumber(loadMs / 1000, 1)} s`,
    ...(model.memoryBytes ? [`in memory ${formatQuantity(model.memoryBytes, "bytes")}`] : []),
    ...(share === undefined || environment.engine === "embedded"
      ? []
      : [share === 0 ? "none of it on a graphics card" : `${formatNumber(share * 100, 0)} % of it on a graphics card`]),
    ...(contextTokens === undefined ? [] : [`context ${contextTokens} tokens`]),
  ];
  const text = parts.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function partsLine({ name, parts, duration }: QuickLength): readonly string[] {
  if (parts.length === 0 || duration.median === null) return [];
  const shown = parts
    .filter(({ share }) => share >= leastShare)
    .map((part) => `${part.name} ${formatNumber(part.share * 100, 0)} %`);
  return [`Of a ${name} call the time goes into ${shown.join(", ")}`];
}

function caveats({ model, lengths, calls, interrupted }: QuickResult): readonly string[] {
  const asked = lengths.find(({ ttft }) => ttft.n > 0 && ttft.n < 4);
  const failed = calls.filter(({ speed }) => !speed.valid);
  return [
    ...(isDemoModel(model.name)
      ? ["This model is a demo: its times are real but say nothing about a model that people use."]
      : []),
    ...(asked === undefined
      ? []
      : [
          `Only ${asked.ttft.n} ${asked.ttft.n === 1 ? "call" : "calls"} with the ${asked.name} prompt fitted into the time: more seconds make more of them.`,
        ]),
    ...(calls.some(({ throughputBy }) => throughputBy === "arrival")
      ? ["Decode is the rate at which the text arrived here: the server tells no decode time."]
      : []),
    ...(failed.length === 0
      ? []
      : [
          `${failed.length} of ${calls.length} calls are not in the medians, the first for this reason: ${failed[0]!.error ?? failed[0]!.status}`,
        ]),
    ...(interrupted ? ["Interrupted: these are the calls that were made."] : []),
  ];
}
