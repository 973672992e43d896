import type { JsonValue, NameAccount } from "../../records";
import { named } from "../kinds/markdown-table";
import type { JsonObject, ParsedFile } from "../kinds/kind";
import { looksNumeric } from "../values/cell";
import { readName } from "../values/name";
import { aboutObjects, settingObjects } from "../values/role-words";
import { comments, rowsOfAnotherWidth } from "./settle";
import type { Seen } from "./settle";

export type ByName = Map<string, Seen>;
/** What names of a known program are for that their words do not tell. */
export type Told = ReadonlyMap<string, "settings" | "subject">;

/** What was seen under a name, from now on. */
export function seenUnder(seen: ByName, name: string): Seen {
  let known = seen.get(name);
  if (known === undefined) seen.set(name, (known = { settings: 0, subject: 0, text: 0, numbers: 0, empty: 0 }));
  return known;
}

/** Looks at all cells or leaves of a file; what stands in rows that could not be read is told apart. */
export function look(
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
      if (rows.length < table.rows.length)
        for (const cell of table.rows[0]!.cells) add(seenUnder(seen, cell), "text", "text");
      countRows(header, rows.map(({ cells }) => cells), seen, told); // prettier-ignore
    }
  } else if (parsed.content === "table") {
    const tables = [parsed.table, ...(parsed.more ?? [])];
    for (const { header, rows } of tables) {
      // Where every cell of a column was read as a figure, none of them needs to be looked at.
      const full = header.map((name) => (measured.get(name)?.count ?? 0) >= rows.length);
      countRows(header, rows, seen, told, full);
    }
    return tables.flatMap(({ unread: lost = 0, remarks = [] }) => [
      ...(lost === 0 ? [] : [rowsOfAnotherWidth(lost)]),
      ...(remarks.length === 0 ? [] : [comments(remarks.length)]),
    ]);
  }
  return [];
}

/** Counts the cells of rows, column by column: only where no name tells what a column is for are they looked at. */
function countRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  seen: ByName,
  told: Told,
  full: readonly boolean[] = [],
): void {
  const widest = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  for (let at = 0; at < widest; at += 1) {
    const name = header[at] ?? "";
    const column = seenUnder(seen, name);
    const use = full[at] === true ? "numbers" : roleUse(name, told);
    for (const cells of rows) if (at < cells.length) column[use ?? contentOf(cells[at]!.trim())] += 1;
  }
}

/** What a cell holds that no name tells the use of. */
export function contentOf(cell: string): "numbers" | "text" | "empty" {
  return cell === "" ? "empty" : looksNumeric(cell, true) ? "numbers" : "text";
}

/** What a cell or leaf of this name is for by its name alone; undefined where its content decides. */
export function roleUse(name: string, told: Told): "settings" | "subject" | undefined {
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
    add(seenUnder(seen, key), within ?? roleUse(key, told), otherwise);
  } else if (Array.isArray(value))
    for (const each of value as readonly JsonValue[]) leaves(each, seen, key, within, told);
  else {
    const object = value as JsonObject;
    for (const name in object) leaves(object[name]!, seen, name, within ?? objectUse(name, object[name]!), told);
  }
}

function objectUse(name: string, value: JsonValue): "settings" | "subject" | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { plain } = readName(name);
  return aboutObjects.test(plain) ? "subject" : settingObjects.test(plain) ? "settings" : undefined;
}
