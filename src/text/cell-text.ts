/**
 * A cell of a table as text, whatever stands in it: nothing for what is missing, ISO 8601 for a date (`invalid date` where it is none),
 * JSON for lists and objects, and for the rest, such as a bigint or a function, what `String` says. It never throws.
 */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "invalid date" : cell.toISOString();
  if (typeof cell === "object") return objectText(cell);
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- objects have been answered above
  return String(cell);
}

/** JSON has no words for a bigint inside or for an object that holds itself. */
function objectText(cell: object): string {
  try {
    return JSON.stringify(cell) ?? Object.prototype.toString.call(cell);
  } catch {
    return Object.prototype.toString.call(cell);
  }
}
