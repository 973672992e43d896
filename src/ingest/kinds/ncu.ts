import type { Row } from "../values/row";
import { tableKind } from "./kind";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";

/** What ncu counts, under the names that it gives. */
const countWords = new Set(
  "block warp thread register sm pass cycle inst sector request instance line tile launch".split(" "),
);
const known = ["Kernel Name", "Process Name", "ID"];

/** `ncu --csv --page raw`: the first row holds units, a quoted number may be grouped the Indian way. Only columns with a unit are read. */
export const ncuRaw = tableKind(
  "ncu-raw",
  (has) => known.every(has) && has("gpu__time_duration.sum"),
  (file, out) => {
    const { header, rows } = file.table;
    const units = rows[0] ?? [];
    let unread = 0;
    rows.slice(1).forEach((cells, index) => {
      if (cells.every((cell) => cell.trim() === "")) return;
      if (cells.length < header.length / 2) {
        out.problem(
          "note",
          "short-row",
          `has a row ${index + 2} with ${cells.length} of ${header.length} cells; it was left out`,
          index + 2,
        );
        return;
      }
      const row: Row = {
        row: index + 2,
        subject: { backend: "cuda", item: cells[header.indexOf("Kernel Name")] ?? "" },
        settings: {},
        settingsFrom: "none",
      };
      header.forEach((name, at) => {
        const unit = (units[at] ?? "").trim();
        if (unit !== "") out.value(row, quantity(name, unit), cells[at], undefined, name);
        else if (!known.includes(name)) unread += 1;
      });
    });
    if (unread > 0)
      out.problem("note", "columns-without-unit", `has ${unread} attributes without a unit, which are no measurements`);
  },
);

function quantity(name: string, unit: string): Quantity {
  const word = unit.replace(/\/(?:block|thread)$/, "");
  const found = unitOf(word);
  if (found !== undefined) return { metric: name, unit: found.unit, scale: found.scale, originalUnit: unit };
  const counted = countWords.has(word.toLowerCase());
  return { metric: name, unit: counted ? "count" : "unknown", scale: 1, originalUnit: unit };
}
