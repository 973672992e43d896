import type { Collector } from "../values/collect";
import { readName } from "../values/name";
import type { TableColumns } from "./table-columns";

const identifying = /(?:^|_)(?:uuid|guid|run_id|request_id|session_id|call_id|trace_id|job_id)$/;

/**
 * Tells rows that were written down twice, as an append-only history or a joined file has them: equal in every cell but those that say when
 * they were captured, with an instant or an identifier of their own among them. They count once, and are told.
 */
export function repeatedRows(
  header: readonly string[],
  { roles }: TableColumns,
  out: Collector,
): (cells: readonly string[]) => boolean {
  const captured = new Set(roles.get("captured") ?? []);
  const named = header.flatMap((name, index) => (identifying.test(readName(name).plain) ? [index] : []));
  const telling = [...(roles.get("timestamp") ?? []), ...named].filter((index) => !captured.has(index));
  if (telling.length === 0) return () => false;
  const compared = header.flatMap((_, index) => (captured.has(index) ? [] : [index]));
  const seen = new Set<string>();
  const names = compared.map((index) => header[index]).join("\u0000");
  const told = repeats(out);
  return (cells) => {
    if (!telling.some((index) => (cells[index] ?? "").trim() !== "")) return false;
    const key = compared.map((index) => cells[index]).join("\u0000");
    const where = seen.has(key) ? out.file : readBefore(out, `${names}\u0001${key}`);
    seen.add(key);
    if (where === undefined) return false;
    header.forEach((name) => out.leave(name, "the row repeats an earlier one"));
    told(where);
    return true;
  };
}

const mostRemembered = 300_000;

/** The file that this record was read in before, where that is another one; remembers it where it is new. */
export function readBefore({ file, earlier }: Collector, key: string): string | undefined {
  const where = earlier.get(key);
  if (where === undefined && earlier.size < mostRemembered) earlier.set(key, file);
  return where === file ? undefined : where;
}

/** Tells once for each file that has them, with the number at the end, that records repeat. */
export function repeats(out: Collector): (where: string) => void {
  const told = new Map<string, { count: number; place: number }>();
  return (where) => {
    const known = told.get(where);
    const count = (known?.count ?? 0) + 1;
    const what = count === 1 ? "has 1 record that repeats" : `has ${count} records that repeat`;
    const whose = where === out.file ? "an earlier one" : count === 1 ? `one of ${where}` : `those of ${where}`;
    const message = `${what} ${whose}, with the same instant or identifier; each is counted once`;
    if (known === undefined) {
      told.set(where, { count, place: out.problems.length });
      out.problem("warning", "repeated-records", message);
    } else {
      known.count = count;
      const { file, severity, code } = out.problems[known.place]!;
      out.problems[known.place] = { file, severity, code, message: `${file} ${message}.` };
    }
  };
}
