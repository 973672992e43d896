import { accountOf } from "../summary/account";
import type { Problem } from "../../records";
import { collector } from "../values/collect";
import type { Collector, RecordsRead } from "../values/collect";
import { decode } from "./decode";
import { described, failed, problemOf } from "./file-result";
import type { FileResult, RawFile } from "./file-result";
import type { Kind, ParsedFile } from "../kinds/kind";
import { genericKind, kindOf } from "../kinds";
import type { IngestLimits } from "./limits";
import { parseParquet } from "../parquet";
import type { ParquetReader } from "../parquet";
import { parseFile } from "../parse/parse-file";
import type { Parsed } from "../parse/parse-file";
import { streamTable } from "../stream/table";

/** Parses and reads one loaded file; only a table that is streamed and a Parquet file take waiting for. */
export function readFile(
  root: string,
  raw: RawFile,
  limits: IngestLimits,
  parquet: ParquetReader,
  signal?: AbortSignal,
  explain = false,
  earlier: RecordsRead = new Map(),
): FileResult | Promise<FileResult> {
  if (raw.refused !== undefined) {
    const severity = raw.refused.status === "skipped" ? "note" : "error";
    return failed(raw, raw.refused.status, severity, raw.refused.code, raw.refused.message);
  }
  if (raw.streamed === true) return streamTable(root, raw, limits, signal, explain);
  const early: Problem[] = [];
  if (raw.format === "parquet")
    return parseParquet(raw, parquet, early).then((parsed) => resultOf(raw, parsed, early, explain, earlier));
  const decoded = decode(raw.bytes!, ["csv", "tsv", "markdown", "text"].includes(raw.format));
  if ("code" in decoded) return failed(raw, "malformed", "error", decoded.code, decoded.message);
  if (decoded.warning !== undefined) early.push(problemOf(raw.path, "warning", decoded.warning));
  return resultOf(raw, parseFile(raw, decoded.text, limits, early), early, explain, earlier);
}

/** What is found in a parsed file, after the problems of parsing it. */
function resultOf(
  raw: RawFile,
  parsed: Parsed,
  early: readonly Problem[],
  explain: boolean,
  earlier: RecordsRead,
): FileResult {
  if ("code" in parsed) {
    const result = failed(raw, parsed.status ?? "malformed", "error", parsed.code, parsed.message, parsed.row);
    return { ...result, problems: [...early, ...result.problems] };
  }
  const first = recognised(parsed, earlier);
  const { kind, out } = first;
  const more = parsed.content === "table" ? (parsed.more ?? []) : [];
  const others = more.map((table) =>
    recognised({ path: parsed.path, name: parsed.name, content: "table", table }, earlier),
  );
  const all = [out, ...others.map((each) => each.out)];
  const measurements = others.length === 0 ? out.measurements : all.flatMap((each) => each.measurements);
  const calls = others.length === 0 ? out.calls : all.flatMap((each) => each.calls);
  const problems = all.flatMap((each) => each.problems);
  const found = measurements.length + calls.length;
  if (found === 0 && problems.length === 0) {
    out.problem("note", "no-measurements", `was recognised as ${kind.name} and holds no measured values`);
    problems.push(...out.problems);
  }
  return {
    file: {
      ...described(raw, kind.name, found === 0 ? "no-measurements" : "read"),
      measurements: measurements.length,
      account: accountOf(parsed, all, explain),
      ...(out.headings === undefined ? {} : { headings: out.headings }),
    },
    measurements,
    calls,
    problems: [...early, ...problems],
  };
}

interface Reading {
  readonly kind: Kind;
  readonly out: Collector;
}

/** What the first kind that knows the file finds in it; where that is nothing, the reader of any table or JSON may find more. */
function recognised(parsed: ParsedFile, earlier: RecordsRead): Reading {
  const known = readAs(kindOf(parsed), parsed, earlier);
  const other = genericKind(parsed);
  if (!isBare(known) || other === undefined || other === known.kind) return known;
  const reading = readAs(other, parsed, earlier);
  return isBare(reading) ? known : reading;
}

/** Found nothing, and left nothing out with a reason of its own. */
function isBare({ out }: Reading): boolean {
  return out.left.size === 0 && out.measurements.length + out.calls.length + out.problems.length === 0;
}

function readAs(kind: Kind, parsed: ParsedFile, earlier: RecordsRead): Reading {
  const above = parsed.content === "table" ? parsed.table.above : undefined;
  const out = collector(parsed.path, kind.name, above, earlier);
  try {
    kind.read(parsed, out);
  } catch (error) {
    out.problem(
      "error",
      "unexpected-shape",
      `looks like ${kind.name} but could not be read as one (${String(error).slice(0, 120)})`,
    );
  }
  return { kind, out };
}
