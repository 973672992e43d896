import type { Problem } from "../../records";
import { fewNames } from "../values/few-names";
import type { Quantity } from "../values/quantity";
import { ofRow } from "../values/row";
import { aboveOneNote, ambiguityNote, asNoShare, instantNote, unitlessNote } from "../values/unit-notes";
import type { Group } from "./groups";
import type { StreamedRows } from "./rows";

/** What the columns of figures measure, now that all rows are known. */
export interface StreamedQuantities {
  /** What each column of figures measures by itself; undefined where it turned out to be none. */
  readonly quantities: readonly (Quantity | undefined)[];
  /** What a group's column measures; undefined where it turned out to be no column of figures. */
  readonly quantityOf: (group: Group, place: number) => Quantity | undefined;
  /** What a person should know of units and of cells that are left out. */
  readonly notes: readonly Omit<Problem, "file">[];
}

export function streamedQuantities({
  columns: { figures, longAt },
  grouped: { groups, invalid, instants },
}: Pick<StreamedRows, "columns" | "grouped">): StreamedQuantities {
  const notes: Omit<Problem, "file">[] = [];
  const note = (severity: Problem["severity"], code: string, message: string, row?: number): void => {
    if (notes.some((each) => each.message === message)) return;
    notes.push({ severity, code, message, ...(row === undefined ? {} : { row }) });
  };
  const quantities = figures.map(({ quantity, tentative }, place): Quantity | undefined => {
    if (tentative && (invalid.has(place) || groups.every(({ metrics }) => metrics[place]!.n === 0))) return undefined;
    if (quantity.ambiguous !== undefined) note("note", "ambiguous-unit", ambiguityNote(quantity));
    const above = quantity.share === true && groups.some(({ metrics }) => metrics[place]!.max > 1);
    if (above) note("note", "above-one", aboveOneNote(quantity));
    return above ? asNoShare(quantity) : quantity;
  });
  const unitless = figures
    .filter(({ quantity }, place) => quantity.unit === "unknown" && quantities[place] !== undefined && place !== longAt)
    .map(({ name }) => name);
  if (unitless.length > 0) note("note", "unknown-unit", unitlessNote(unitless));
  const spread = figures.filter(({ hasSpread }) => hasSpread).map(({ name }) => name);
  if (spread.length > 0)
    note("note", "spread-left-out", `gives deviations behind ± in ${fewNames(spread)}, which are left out`);
  for (const place of instants.keys()) {
    const quantity = quantities[place];
    if (quantity !== undefined) note("note", "instant", instantNote(quantity));
  }
  for (const [place, { count, row, text }] of invalid) {
    const quantity = quantities[place];
    if (quantity === undefined) continue;
    const cells = count === 1 ? "1 cell" : `${count} cells`;
    note("warning", "invalid-value", `has ${cells} of ${quantity.metric} that ${count === 1 ? "is" : "are"} left out, first ${JSON.stringify(text)} in row ${row}`, row); // prettier-ignore
  }
  return {
    quantities,
    quantityOf: (group, place) => {
      const quantity = place === longAt ? (group.long ?? quantities[place]) : quantities[place];
      return quantity === undefined ? undefined : ofRow(group, quantity);
    },
    notes,
  };
}
