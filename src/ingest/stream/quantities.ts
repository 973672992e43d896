import type { Problem } from "../../records";
import type { Quantity } from "../quantity";
import { aboveOneNote, ambiguityNote, asNoShare, unitlessNote } from "../unit-notes";
import type { StreamedRows } from "./rows";

/** What the columns of figures measure, now that all rows are known, and what a person should know of their units. */
export function streamedQuantities({ columns, grouped }: Pick<StreamedRows, "columns" | "grouped">): {
  readonly quantities: readonly Quantity[];
  readonly notes: readonly Omit<Problem, "file">[];
} {
  const notes: Omit<Problem, "file">[] = [];
  const note = (code: string, message: string): void => {
    if (!notes.some((each) => each.message === message)) notes.push({ severity: "note", code, message });
  };
  const quantities = columns.figures.map(({ quantity }, place) => {
    if (quantity.ambiguous !== undefined) note("ambiguous-unit", ambiguityNote(quantity));
    const above = quantity.share === true && grouped.groups.some(({ metrics }) => metrics[place]!.max > 1);
    if (above) note("above-one", aboveOneNote(quantity));
    return above ? asNoShare(quantity) : quantity;
  });
  const unitless = columns.figures.filter(({ quantity }) => quantity.unit === "unknown");
  if (unitless.length > 0) note("unknown-unit", unitlessNote(unitless.map(({ name }) => name)));
  return { quantities, notes };
}
