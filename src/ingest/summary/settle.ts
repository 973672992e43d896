import type { CellAccount, NameAccount } from "../../records";

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

/** Why cells or leaves of a name are left out, and how many. */
export interface Why {
  readonly why: string;
  readonly count: number;
}

const parts = ["numbers", "text", "empty", "subject", "settings"] as const;
const none: readonly never[] = [];

/**
 * Takes the figures and what was left out with a reason from what was seen; what nothing accounts for was left out too.
 * @param seen is used up
 * @param reading in words, where it is to be told
 */
export function settle(
  name: string,
  seen: Seen,
  count: number,
  told: readonly Why[],
  isCalls: boolean,
  reading = "",
): NameAccount {
  const all = seen.settings + seen.subject + seen.text + seen.numbers + seen.empty;
  const measured = isCalls ? Math.max(count, seen.numbers) : count;
  const beyond = measured === 0 ? 0 : take(seen, measured);
  let reasons: Why[] | readonly never[] = none;
  let left = 0;
  const because = (why: string, cells: number): void => {
    if (cells <= 0) return;
    left += cells;
    reasons = [...reasons, { why, count: cells }];
  };
  for (const each of told) because(each.why, each.count - take(seen, each.count));
  because(unread, seen.numbers);
  because(empty, seen.empty);
  const { settings, subject, text } = seen;
  // A figure that stands in no cell of a table, such as a line of fenced code, was seen where it was read.
  return { name, reading, seen: all + beyond, measured, settings, subject, text, left, reasons };
}

/** Takes so many cells away; returns how many were not there. */
function take(seen: Seen, count: number): number {
  let open = count;
  for (const part of parts) {
    const taken = Math.min(open, seen[part]);
    seen[part] -= taken;
    open -= taken;
  }
  return open;
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
  let [seen, measured, settings, subject, text, left] = [0, 0, 0, 0, 0, 0];
  const reasons = new Map<string, number>();
  for (const each of names) {
    seen += each.seen;
    measured += each.measured;
    settings += each.settings;
    subject += each.subject;
    text += each.text;
    left += each.left;
    for (const { why, count } of each.reasons) reasons.set(why, (reasons.get(why) ?? 0) + count);
  }
  return {
    seen,
    measured,
    settings,
    subject,
    text,
    left,
    reasons: [...reasons].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count),
    ...(named ? { names } : {}),
  };
}
