import type { NumberStyle } from "../values/cell";
import { failureWord } from "../values/failure";

const decimal = /^[+-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)$/;
const thousands = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const point = /^[+-]?(?:\d*\.\d+(?:e[+-]?\d+)?|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}\.\d+|[1-9]\d{0,2}(?:,\d{2,3})+,\d{3})$/i;
const whole = /^[+-]?\d+$/;

type Evidence = "decimal" | "point" | "unsure" | "none";

/**
 * How each column of a table writes numbers. A column tells by itself ("0,831", "1,5", "1.5"), else the other columns do; where nothing
 * tells, "1,178" is a thousand in a table whose cells are parted by commas, and unsure in another.
 * @returns undefined for a decimal point
 */
export function commaStyles(
  width: number,
  rows: readonly (readonly string[])[],
  delimiter: string,
): readonly (NumberStyle | undefined)[] {
  if (!rows.some((row) => row.some((cell) => cell.includes(",")))) return [];
  const evidence = Array.from({ length: width }, (_, index) => evidenceOf(rows, index));
  const [commas, points] = [evidence.includes("decimal"), evidence.includes("point")];
  return evidence.map((own): NumberStyle | undefined => {
    if (own === "decimal" || (own === "unsure" && commas && !points)) return { decimalComma: true };
    if (own !== "unsure" || points || delimiter === ",") return undefined;
    return { decimalComma: true, unsure: true };
  });
}

/** What the cells of one column tell; a column with words in it tells nothing. */
function evidenceOf(rows: readonly (readonly string[])[], index: number): Evidence {
  let found: Evidence = "none";
  for (const row of rows) {
    const cell = (row[index] ?? "").trim();
    if (cell === "" || whole.test(cell) || failureWord(cell) !== undefined) continue;
    if (decimal.test(cell)) found = "decimal";
    else if (point.test(cell)) found = found === "decimal" ? found : "point";
    else if (thousands.test(cell)) found = found === "none" ? "unsure" : found;
    else return "none";
  }
  return found;
}
