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
  const told = repeats(out);
  return (cells) => {
    if (!telling.some((index) => (cells[index] ?? "").trim() !== "")) return false;
    const key = compared.map((index) => cells[index]).join("\u0000");
    if (!seen.has(key)) {
      seen.add(key);
      return false;
    }
    header.forEach((name) => out.leave(name, "the row repeats an earlier one"));
    told();
    return true;
  };
}

/** Tells once, with the number at the end, that records repeat. */
export function repeats(out: Collector): () => void {
  let count = 0;
  let place = -1;
  return () => {
    count += 1;
    const what = count === 1 ? "has 1 record that repeats" : `has ${count} records that repeat`;
    const message = `${what} an earlier one, with the same instant or identifier; each is counted once`;
    if (place < 0) {
      place = out.problems.length;
      out.problem("warning", "repeated-records", message);
    } else {
      const { file, severity, code } = out.problems[place]!;
      out.problems[place] = { file, severity, code, message: `${file} ${message}.` };
    }
  };
}
