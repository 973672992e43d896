import type { FileRecord } from "../../records";
import { printable } from "../../text";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";

/** How a column or key is read, in words. */
export function readingOf(name: string, quantity?: Quantity): string {
  if (quantity !== undefined) {
    const { metric, aggregate, unit, originalUnit } = quantity;
    const statistic = aggregate === undefined ? "" : ` (${aggregate})`;
    const from = originalUnit === "" || originalUnit === unit ? "" : `, from ${originalUnit}`;
    return `${metric}${statistic} ${unit === "unknown" ? "without a unit" : `in ${unit}`}${from}`;
  }
  const { role, as } = readName(name);
  switch (role) {
    case undefined:
      return "text, or not read";
    case "setting":
      return `the setting ${as}`;
    case "model":
    case "backend":
    case "item":
      return `names the ${role}`;
    case "timestamp":
    case "captured":
      return "a point in time";
    case "dimension":
      return "tells rows apart";
    default:
      return `says how it went (${role})`;
  }
}

/** Lines that say what became of each column or key of a file, and why what is left out is. */
export function explanation({ path, kind, status, account }: FileRecord): readonly string[] {
  if (account === undefined) return [`${printable(path)}: ${status}; it was not parsed.`];
  const { seen, measured, settings, subject, text, left, reasons, names = [] } = account;
  const head = ["name", "read as", "seen", "measured", "settings", "subject", "text", "left"];
  const rows = names.map((each) => [
    printable(each.name).slice(0, 40) || "(no name)",
    printable(each.reading).slice(0, 60),
    ...[each.seen, each.measured, each.settings, each.subject, each.text, each.left].map(String),
  ]);
  const total = ["all", "", ...[seen, measured, settings, subject, text, left].map(String)];
  const widths = head.map((name, at) => Math.max(name.length, ...[...rows, total].map((row) => row[at]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join("  ")
      .trimEnd();
  return [
    `${printable(path)}, read as ${kind}: ${seen} cells = ${measured} measured + ${settings} settings + ${subject} subject + ${text} text + ${left} left out`,
    "",
    line(head),
    ...rows.map(line),
    line(total),
    ...(reasons.length === 0 ? [] : ["", "left out:"]),
    ...reasons.map(({ why, count }) => `  ${String(count).padStart(8)}  ${printable(why)}`),
  ];
}
