import { looksNumeric } from "../values/cell";

const looked = 50;

/**
 * Whether what stands where a header should is a row of figures like those below it. Numbers that grow from column to column may be names: of
 * levels, sizes, percentiles, years.
 */
export function isHeaderless(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const below = rows.filter((cells) => cells.length === first.length).slice(0, looked);
  const numbers = first.filter((cell) => looksNumeric(cell.trim(), true)).map((cell) => Number(cell));
  if (below.length === 0 || numbers.length === 0 || first.length < 2) return false;
  const grow = numbers.every((value, at) => at === 0 || value > numbers[at - 1]!);
  if (
    grow &&
    numbers.every((value) => Number.isInteger(value) || (value > 0 && value < 1) || (value > 99 && value < 100))
  )
    return false;
  return first.every((cell, index) => {
    if (cell.trim() === "") return true;
    const isNumber = looksNumeric(cell.trim(), true);
    const alike = below.filter((cells) => {
      const other = cells[index]!.trim();
      return other === "" || looksNumeric(other, true) === isNumber;
    });
    return alike.length * 5 >= below.length * 3;
  });
}

/** What a person should know of such a table. */
export const headerlessNote = {
  severity: "warning",
  code: "no-header",
  row: 1,
  message:
    "begins with a row of figures where its header should be, so nothing tells what its columns are; they are called column 1 and so on",
} as const;
