import type { IngestResult, Measurement, Problem, Settings, Subject } from "../../records";
import { promptLine, readsLikeInstruction } from "./untrusted";

/** Gives a name of its own to each text that is withheld, so that two of them stay two. */
function withholder(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    if (!readsLikeInstruction(text)) return text;
    const letter = String.fromCharCode(97 + (names.size % 26));
    const name = names.get(text) ?? `(name withheld, ${letter})`;
    names.set(text, name);
    return name;
  };
}

/**
 * The same ingest without names and settings that read like orders to a model: they are withheld, so that neither a prompt nor a report
 * shows them, and each is a problem with file and row.
 */
export function withholdInstructions(read: IngestResult): IngestResult {
  const clean = withholder();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const measurements = read.measurements.map((each): Measurement => {
    const subject = cleanFields(each.subject, clean);
    const settings = cleanFields(each.settings, clean);
    const dimensions = each.dimensions && cleanFields(each.dimensions, clean);
    if (subject === each.subject && settings === each.settings && dimensions === each.dimensions) return each;
    const place = `${each.file}:${each.row ?? each.pointer ?? ""}`;
    if (!seen.has(place)) problems.push(problem(each));
    seen.add(place);
    return { ...each, subject, settings, ...(dimensions ? { dimensions } : {}) };
  });
  if (problems.length === 0) return read;
  const rows = read.summary.rows.map((row) => ({ ...row, subject: clean(row.subject) }));
  return { ...read, measurements, summary: { ...read.summary, rows }, problems: [...read.problems, ...problems] };
}

function cleanFields<T extends Subject | Settings>(fields: T, clean: (text: string) => string): T {
  let changed = false;
  const entries = Object.entries(fields).map(([key, value]: [string, unknown]) => {
    const kept = typeof value === "string" ? clean(value) : value;
    changed ||= kept !== value;
    return [key, kept] as const;
  });
  return changed ? (Object.fromEntries(entries) as T) : fields;
}

function problem({ file, row, pointer }: Measurement): Problem {
  const place = row === undefined ? (pointer ?? "") : ` in row ${row}`;
  return {
    file,
    ...(row === undefined ? {} : { row }),
    severity: "warning",
    code: "instruction-like",
    message: `${promptLine(file, 120)} holds a name${place} that reads like an instruction to a model: it is withheld from prompts and report; rename it in the file.`,
  };
}
