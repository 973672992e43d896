import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { ingestText } from "../../src/ingest";
import type { IngestResult, Measurement } from "../../src/records";

/** What must hold of a file: a measurement with all of these, none with all of these, a problem that says so, or one of several. */
export interface Expectation {
  readonly any?: readonly Expectation[];
  readonly absent?: Expectation;
  readonly problem?: string;
  readonly codeNot?: string;
  readonly summary?: { readonly metric: string; readonly n: number };
  readonly [part: string]: unknown;
}

/** Files with `FILE.expected.json` beside them, below a folder. */
export function casesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".expected.json"))
    .map((path) => path.replace(/\.expected\.json$/, ""))
    .sort();
}

export function expectationsOf(folder: string, path: string): readonly Expectation[] {
  const text = readFileSync(join(folder, `${path}.expected.json`), "utf8");
  return (JSON.parse(text) as { expected: readonly Expectation[] }).expected;
}

const close = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));

const has = (wanted: unknown, found: unknown): boolean =>
  Object.entries(wanted as object).every(([key, value]) => close(value, (found as Record<string, unknown>)?.[key]));

function fits(wanted: Expectation, found: Measurement): boolean {
  return Object.entries(wanted).every(([part, value]) => {
    switch (part) {
      case "subject":
      case "settings":
        return has(value, found[part]);
      case "dim":
        return has(value, found.dimensions);
      case "subjectModel":
        return found.subject.model === value;
      case "subjectItem":
        return found.subject.item === value;
      case "settingEquals": {
        const [name, setting] = value as [string, unknown];
        return close(found.settings[name], setting);
      }
      case "aggregate":
        return found.aggregate === (value ?? undefined);
      case "isAggregate":
        return (found.aggregate !== undefined) === value;
      case "metricNot":
      case "aggregateNot":
        return found[part === "metricNot" ? "metric" : "aggregate"] !== value;
      default:
        return close(found[part as "metric"], value);
    }
  });
}

/** Whether an expectation holds of a result. */
export function holds(expected: Expectation, result: IngestResult): boolean {
  const { any, absent, problem, codeNot, summary } = expected;
  if (any !== undefined) return any.some((each) => holds(each, result));
  if (absent !== undefined) return !result.measurements.some((each) => fits(absent, each));
  if (problem !== undefined) {
    return result.problems.some(({ code, message, file }) => {
      const said = `${code} ${message.replaceAll(file, "")}`.toLowerCase();
      return code !== "no-measurements" && code !== codeNot && said.includes(problem.toLowerCase());
    });
  }
  if (summary === undefined) return result.measurements.some((each) => fits(expected, each));
  return ingestText(result).some((text) => {
    const cells = text.trim().split(/\s{2,}/);
    const at = cells.indexOf(summary.metric);
    return at >= 0 && Number(cells[at + 2]) === summary.n;
  });
}
