import type { CellAccount, JsonValue, NameAccount } from "../../records";
import type { ParsedFile } from "../kinds/kind";
import { named } from "../kinds/markdown-table";
import { looksNumeric } from "../values/cell";
import type { Collector, Unmeasured } from "../values/collect";
import { readName } from "../values/name";
import { aboutObjects, settingObjects } from "../values/role-words";
import { readingOf } from "./reading";

const unread = "no rule reads it";
const empty = "empty";

/** Cells or leaves of one name by what they would be if no figure was read from them. */
interface Seen {
  settings: number;
  subject: number;
  text: number;
  numbers: number;
  empty: number;
}

type ByName = Map<string, Seen>;
type Told = ReadonlyMap<string, "settings" | "subject">;

/**
 * What became of every cell or leaf of a file: each is counted once, under its name.
 * @param found what was read of the file, or of each of its tables
 * @param named whether to tell it for each name
 */
export function accountOf(parsed: ParsedFile, found: readonly Collector[], named: boolean): CellAccount {
  const seen: ByName = new Map();
  const measured = tallies(found, parsed.content === "json" || parsed.content === "lines");
  const told = new Map(found.flatMap((each) => [...each.told]));
  const rows = look(parsed, seen, measured, told);
  const isCalls =
    found.every(({ measurements }) => measurements.length === 0) && found.some(({ calls }) => calls.length > 0);
  for (const name of measured.keys()) of(seen, name);
  const names = [...seen].map(([name, each]) =>
    settle(name, each, measured.get(name), reasonsOf(found, name), isCalls),
  );
  const all = [...names, ...rows];
  const reasons = merged(all.flatMap((each) => each.reasons));
  const sum = (part: "seen" | "measured" | "settings" | "subject" | "text" | "left"): number =>
    all.reduce((total, each) => total + each[part], 0);
  return {
    seen: sum("seen"),
    measured: sum("measured"),
    settings: sum("settings"),
    subject: sum("subject"),
    text: sum("text"),
    left: sum("left"),
    reasons,
    ...(named ? { names: all } : {}),
  };
}

function of(seen: ByName, name: string): Seen {
  let known = seen.get(name);
  if (known === undefined) seen.set(name, (known = { settings: 0, subject: 0, text: 0, numbers: 0, empty: 0 }));
  return known;
}

/** Figures by name: the last step of a pointer that is no number of a list. */
function tallies(found: readonly Collector[], isJson: boolean): Map<string, { count: number; reading: string }> {
  const all = new Map<string, { count: number; reading: string }>();
  for (const { measured } of found) {
    for (const [key, { count, quantity }] of measured) {
      const name = isJson && (key.includes("/") || key.includes("~")) ? lastStep(key) : key;
      const known = all.get(name);
      if (known === undefined) all.set(name, { count, reading: readingOf(name, quantity) });
      else known.count += count;
    }
  }
  return all;
}

function lastStep(key: string): string {
  const steps = key.split("/").filter((step) => !/^\d+$/.test(step));
  return (steps.at(-1) ?? key).replaceAll("~1", "/").replaceAll("~0", "~");
}

function reasonsOf(found: readonly Collector[], name: string): readonly { why: string; count: number }[] {
  return found.flatMap(({ left }) => [...(left.get(name) ?? [])].map(([why, count]) => ({ why, count })));
}

/** Takes the figures and what was left out with a reason from what was seen; what nothing accounts for was left out too. */
function settle(
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

function merged(reasons: readonly { readonly why: string; readonly count: number }[]): CellAccount["reasons"] {
  const all = new Map<string, number>();
  for (const { why, count } of reasons) all.set(why, (all.get(why) ?? 0) + count);
  return [...all].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count);
}

/** Looks at all cells or leaves; what stands in rows that could not be read is told apart. */
function look(
  parsed: ParsedFile,
  seen: ByName,
  measured: ReadonlyMap<string, { readonly count: number }>,
  told: Told,
): readonly NameAccount[] {
  if (parsed.content === "json") leaves(parsed.value, seen, "", undefined, told);
  else if (parsed.content === "lines") for (const { value } of parsed.lines) leaves(value, seen, "", undefined, told);
  else if (parsed.content === "markdown") {
    for (const table of parsed.document.tables) {
      const { header, rows } = named(table);
      if (rows.length < table.rows.length) for (const cell of table.rows[0]!.cells) add(of(seen, cell), "text", "text");
      const count = rowCounter(header, seen, told);
      for (const { cells } of rows) count(cells);
    }
  } else if (parsed.content === "table") {
    const tables = [parsed.table, ...(parsed.more ?? [])];
    for (const { header, rows } of tables) {
      // Where every cell of a column was read as a figure, none of them needs to be looked at.
      const full = header.map((name) => (measured.get(name)?.count ?? 0) >= rows.length);
      const count = rowCounter(header, seen, told, full);
      for (const cells of rows) count(cells);
    }
    return tables.flatMap(({ unread: lost = 0, remarks = [] }) => [
      ...(lost === 0
        ? []
        : [whole("(rows of another width)", "left", lost, "a row with more or fewer cells than columns")]),
      ...(remarks.length === 0 ? [] : [whole("(comments)", "text", remarks.length)]),
    ]);
  }
  return [];
}

function whole(name: string, part: "left" | "text", count: number, why?: string): NameAccount {
  const none = { measured: 0, settings: 0, subject: 0, text: 0, left: 0 };
  return {
    name,
    reading: "not read",
    seen: count,
    ...none,
    [part]: count,
    reasons: why === undefined ? [] : [{ why, count }],
  };
}

/** Prepares for rows under a header: what a column's name says of its cells is looked up once. */
function rowCounter(
  header: readonly string[],
  seen: ByName,
  told: Told,
  full: readonly boolean[] = [],
): (cells: readonly string[]) => void {
  const columns: { readonly seen: Seen; readonly use: ReturnType<typeof roleUse>; readonly isFull: boolean }[] = [];
  const columnAt = (at: number): (typeof columns)[number] => {
    const name = header[at] ?? "";
    return (columns[at] ??= { seen: of(seen, name), use: roleUse(name, told), isFull: full[at] === true });
  };
  return (cells) => {
    for (let at = 0; at < cells.length; at += 1) {
      const column = columns[at] ?? columnAt(at);
      if (column.isFull) column.seen.numbers += 1;
      else if (column.use !== undefined) column.seen[column.use] += 1;
      else column.seen[contentOf(cells[at]!.trim())] += 1;
    }
  };
}

function contentOf(cell: string): "numbers" | "text" | "empty" {
  return cell === "" ? "empty" : looksNumeric(cell, true) ? "numbers" : "text";
}

/** What a cell or leaf of this name is for by its name alone; undefined where its content decides. */
function roleUse(name: string, told: Told): Exclude<Unmeasured, "left"> | undefined {
  const known = told.get(name);
  if (known !== undefined) return known;
  const { role } = readName(name);
  return role === undefined ? undefined : role === "setting" ? "settings" : "subject";
}

function add(
  seen: Seen,
  use: "settings" | "subject" | "text" | undefined,
  otherwise: "numbers" | "text" | "empty",
): void {
  seen[use ?? otherwise] += 1;
}

/** Leaves of a document, each under the nearest key; those of settings and of what describes a machine are known by the object they stand in. */
function leaves(
  value: JsonValue,
  seen: ByName,
  key: string,
  within: "settings" | "subject" | undefined,
  told: Told,
): void {
  if (typeof value !== "object" || value === null) {
    const otherwise = value === null || value === "" ? "empty" : typeof value === "number" ? "numbers" : "text";
    add(of(seen, key), within ?? roleUse(key, told), otherwise);
  } else if (Array.isArray(value))
    for (const each of value as readonly JsonValue[]) leaves(each, seen, key, within, told);
  else {
    for (const [name, each] of Object.entries(value)) leaves(each, seen, name, within ?? objectUse(name, each), told);
  }
}

function objectUse(name: string, value: JsonValue): "settings" | "subject" | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { plain } = readName(name);
  return aboutObjects.test(plain) ? "subject" : settingObjects.test(plain) ? "settings" : undefined;
}
