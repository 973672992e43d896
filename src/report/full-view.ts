import type { CallRecord, FactRegistry, IngestResult, Narrative, Study } from "../records";
import { measured } from "../plot";
import { quantile, summarize } from "../stats";
import type { CellSummary, MetricSummary } from "../stats";
import { answerOf, findingsOf } from "./answer";
import type { Pair } from "./answer";
import { dataView } from "./data-view";
import { definitions } from "./definitions";
import { gib, grouped, medianTexts, optionWords, two, when } from "./format";
import { narrativeView } from "./narrative-view";

export interface FullInput {
  readonly ingest?: IngestResult;
  readonly study: Study;
  readonly narrative?: Narrative;
  readonly registry: FactRegistry;
  readonly pairs?: readonly Pair[];
  readonly title?: string;
}

/** Rows that the table of all calls has at most; the ledger holds every one. */
const mostCallRows = 200;

/** Everything that the full layout prints, as text: templates decide nothing. */
export function fullView(input: FullInput) {
  const { study, registry, ingest } = input;
  const { manifest } = study;
  const { config, environment } = manifest;
  const calls = measured(study.calls);
  const summary = summarize(calls);
  const names = config.variants.map((variant) => variant.name);
  const pairs = input.pairs ?? names.slice(1).map((name) => [names[0]!, name] as const);
  const ok = calls.filter((call) => call.status === "ok").length;
  const failed = calls.filter((call) => call.status !== "ok");
  const stages = [...new Set(summary.cells.map((cell) => cell.stage))];
  const places = new Map(study.calls.map((call, index) => [call.id, `call-${index}`]));
  const rows = shownCalls(calls);
  return {
    title: input.title ?? `${config.model.name}: ${names.join(" against ")}`,
    id: manifest.id,
    created: when(manifest.created),
    answer: answerOf(findingsOf(summary, pairs), ok, calls.length),
    identity: [
      {
        label: "Model",
        value: config.model.digest
          ? `${config.model.name}@${config.model.digest.replace(/^sha256:/, "").slice(0, 12)}`
          : config.model.name,
      },
      ...optional("Quantization", config.model.quantization),
      ...optional("Parameters", config.model.parameterSize),
      ...config.variants.map((variant) => ({ label: variant.name, value: optionWords(variant.options) })),
      { label: "Calls", value: `${ok} ok, ${failed.length} not ok` },
      ...optional(
        "Server",
        known(
          environment.engine === "embedded" ? `embedded engine ${environment.server}` : `Ollama ${environment.server}`,
        ),
      ),
      ...optional(
        "Host",
        environment.hostKind === "remote"
          ? `remote, ${environment.host ?? "name not kept"}`
          : known("this machine", environment.os),
      ),
      ...optional(
        "Machine",
        known(
          [environment.cpu, `${environment.cores} cores`, gib(environment.memoryBytes), environment.gpu]
            .filter(Boolean)
            .join(", "),
          environment.cpu,
        ),
      ),
      ...optional(
        "System",
        known(`${environment.os}, Node ${environment.node}, kit ${environment.kit}`, environment.os),
      ),
    ],
    cards: stages.flatMap((stage) =>
      (["ttft", "throughput"] as const).map((metric) => ({
        label: `${metric === "ttft" ? "TTFT" : "Throughput"}, ${stage}`,
        unit: metric === "ttft" ? "ms" : "tokens/s",
        help: metric === "ttft" ? "ttft" : "throughput",
        variants: summary.cells
          .filter((cell) => cell.stage === stage)
          .sort((a, b) => names.indexOf(a.variant) - names.indexOf(b.variant))
          .map((cell) => ({
            name: cell.variant,
            series: Math.max(0, names.indexOf(cell.variant)) % 6,
            ...medianTexts(cell[metric]),
          })),
      })),
    ),
    cells: summary.cells.map((cell) => ({
      variant: cell.variant,
      stage: cell.stage,
      ok: cell.ok ? `${cell.ok.k}/${cell.ok.n}` : "0/0",
      okInterval: cell.ok ? `${grouped(cell.ok.low * 100, 0)}–${grouped(cell.ok.high * 100, 0)} %` : "",
      ttft: metricRow(cell.ttft),
      throughput: metricRow(cell.throughput),
      duration: metricRow(cell.duration),
      pooled: two(cell.pooledThroughput),
      cold: cell.coldCalls.length,
    })),
    cold: coldRows(summary.cells, calls),
    failures: failed.slice(0, 100).map((call) => ({
      id: call.id,
      variant: call.variant,
      stage: call.stage,
      run: call.run,
      status: call.status,
      reason: call.error ?? "no reason was given",
      raw: call.response.slice(0, 4000),
      cut: call.response.length > 4000,
    })),
    failuresLeft: Math.max(0, failed.length - 100),
    calls: rows.map((call) => ({
      place: places.get(call.id) ?? "call",
      run: call.run,
      stage: call.stage,
      variant: call.variant,
      ttft: two(call.clock.ttftMs),
      throughput: two(call.throughput),
      tokens: call.server.outputTokens === undefined ? "—" : String(call.server.outputTokens),
      duration: two(call.clock.durationMs),
      state: call.status === "ok" ? (call.cold === true ? "cold" : "ok") : call.status,
    })),
    callsLeft: calls.length - rows.length,
    narrative: narrativeView(input.narrative, registry),
    data: ingest ? dataView(ingest) : null,
    facts: registry.facts.map((fact) => ({
      id: fact.id,
      label: fact.label,
      text: fact.text,
      n: fact.n === undefined ? "" : String(fact.n),
      sources: fact.sources.slice(0, 2).map((source) => ({
        text:
          source.call ??
          [source.file ?? "all files", source.row ?? source.pointer].filter((part) => part !== undefined).join(":"),
        place: (source.call === undefined ? undefined : places.get(source.call)) ?? "",
      })),
      more: Math.max(0, fact.sources.length - 2),
    })),
    definitions,
    reproduce: {
      command: `npx chimera run --data ${shellWord(config.data)} --model ${shellWord(config.model.name)} --runs ${config.runs}${config.variants
        .map(
          (variant) =>
            ` --variant ${shellWord(
              `${variant.name}:${Object.entries(variant.options)
                .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`)
                .join(",")}`,
            )}`,
        )
        .join("")}`,
      seed: String(config.seed),
      cache: config.cache === "avoid" ? "avoided: every prompt starts with a line of its own" : "allowed",
      format:
        config.formatEnforced === null
          ? "not probed"
          : config.formatEnforced
            ? "enforced by the server"
            : "not enforced by the server",
      data: config.dataSha256,
      prompts: Object.entries(config.prompts).map(([name, sha256]) => ({ name, sha256 })),
      order: study.calls.length === 0 ? "" : "interleaved and seeded; see the figure of the order of calls",
    },
    excluded: [
      ...summary.cells.flatMap((cell) => [
        ...cell.coldCalls.map((id) => ({ id, why: "cold: has its own row" })),
        ...cell.failed.map((id) => ({ id, why: calls.find((call) => call.id === id)?.status ?? "not ok" })),
      ]),
      ...study.calls
        .filter((call) => call.run < 1)
        .map((call) => ({ id: call.id, why: `${call.stage}: not part of the plan` })),
    ].slice(0, 200),
    method: summary.method,
    notes: summary.footnotes.slice(0, 1),
  };
}

function metricRow(metric: MetricSummary) {
  const { n, values } = metric;
  const tail = (share: number, least: number): string => (n >= least ? two(quantile(values, share)) : "");
  return {
    ...medianTexts(metric),
    spread: metric.rcv === null ? "" : `${grouped(metric.rcv * 100, 1)} %`,
    range: metric.min === null || metric.max === null ? "" : `${two(metric.min)} … ${two(metric.max)}`,
    p90: tail(0.9, 10),
    p95: tail(0.95, 20),
    p99: tail(0.99, 100),
  };
}

function coldRows(cells: readonly CellSummary[], calls: readonly CallRecord[]) {
  const ids = new Set(cells.flatMap((cell) => cell.coldCalls));
  return calls
    .filter((call) => ids.has(call.id))
    .slice(0, 50)
    .map((call) => ({
      id: call.id,
      variant: call.variant,
      stage: call.stage,
      run: call.run,
      ttft: two(call.clock.ttftMs),
      load: two(call.server.loadMs),
      throughput: two(call.throughput),
      why: call.coldReason ?? "judged by the rule for cold calls",
    }));
}

/** Every call while they are few, else evenly spaced ones. */
function shownCalls(calls: readonly CallRecord[]): readonly CallRecord[] {
  if (calls.length <= mostCallRows) return calls;
  const step = calls.length / mostCallRows;
  return Array.from({ length: mostCallRows }, (_, i) => calls[Math.floor(i * step)]!);
}

function optional(label: string, value: string | undefined) {
  return value === undefined || value === "" ? [] : [{ label, value }];
}

/** Nothing where the machine is not known, as in reports made by others. */
function known(text: string, witness = text): string | undefined {
  return witness.includes("unknown") ? undefined : text;
}

function shellWord(text: string): string {
  return /^[\w./:@=,+-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** One row of the table of medians. */
export type FullViewCell = ReturnType<typeof fullView>["cells"][number];
