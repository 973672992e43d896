import type { CellAccount, NameAccount } from "../../records";
import { readingOf } from "./reading";

/** Cells or leaves of one name by what they would be if no figure was read from them. */
export interface Seen {
  settings: number;
  subject: number;
  text: number;
  numbers: number;
  empty: number;
}

const unread = "no rule reads it";
const empty = "empty";

/** Takes the figures and what was left out with a reason from what was seen; what nothing accounts for was left out too. */
export function settle(
  name: string,
  seen: Seen,
  tally: { readonly count: number; readonly reading: string } | undefined,
  told: readonly { readonly why: string; readonly count: number }[],
  isCalls: boolean,
): NameAccount {
  const rest = { ...seen };
  const take = (count: number): number => {
    let open = count;
    for (const part of ["numbers", "text", "empty", "subject", "settings"] as const) {
      const taken = Math.min(open, rest[part]);
      rest[part] -= taken;
      open -= taken;
    }
    return open;
  };
  const calls = isCalls ? rest.numbers : 0;
  const measured = Math.max(tally?.count ?? 0, calls);
  const beyond = take(measured);
  const reasons = told.map(({ why, count }) => ({ why, count: count - take(count) })).filter(({ count }) => count > 0);
  if (rest.numbers > 0) reasons.push({ why: unread, count: rest.numbers });
  if (rest.empty > 0) reasons.push({ why: empty, count: rest.empty });
  const left = reasons.reduce((sum, { count }) => sum + count, 0);
  const { settings, subject, text } = rest;
  return {
    name,
    reading: tally?.reading ?? readingOf(name),
    // A figure that stands in no cell of a table, such as a line of fenced code, was seen where it was read.
    seen: seen.settings + seen.subject + seen.text + seen.numbers + seen.empty + beyond,
    measured,
    settings,
    subject,
    text,
    left,
    reasons,
  };
}

/** Cells of rows of which nobody can tell whose cell is whose. */
export function rowsOfAnotherWidth(cells: number): NameAccount {
  const why = "a row with more or fewer cells than columns";
  return { ...apart("(rows of another width)", cells), left: cells, reasons: [{ why, count: cells }] };
}

/** Lines of comment among the rows. */
export function comments(lines: number): NameAccount {
  return { ...apart("(comments)", lines), text: lines };
}

function apart(name: string, seen: number): NameAccount {
  return { name, reading: "not read", seen, measured: 0, settings: 0, subject: 0, text: 0, left: 0, reasons: [] };
}

/**
 * The account of a whole file from that of each of its names.
 * @param named whether to keep what is told for each name
 */
export function totalOf(names: readonly NameAccount[], named: boolean): CellAccount {
  const sum = (part: "seen" | "measured" | "settings" | "subject" | "text" | "left"): number =>
    names.reduce((total, each) => total + each[part], 0);
  return {
    seen: sum("seen"),
    measured: sum("measured"),
    settings: sum("settings"),
    subject: sum("subject"),
    text: sum("text"),
    left: sum("left"),
    reasons: merged(names.flatMap((each) => each.reasons)),
    ...(named ? { names } : {}),
  };
}

function merged(reasons: readonly { readonly why: string; readonly count: number }[]): CellAccount["reasons"] {
  const all = new Map<string, number>();
  for (const { why, count } of reasons) all.set(why, (all.get(why) ?? 0) + count);
  return [...all].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count);
}
