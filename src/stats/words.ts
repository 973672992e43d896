/** A share as percent with at most one decimal and no sign: .076 → "7.6", .03 → "3". */
export function percent(share: number): string {
  const text = (Math.abs(share) * 100).toFixed(1);
  return text.replace(/\.0$/, "");
}

/** A percent for a rough range: whole from 1 % on. */
export function roughPercent(share: number): string {
  const size = Math.abs(share) * 100;
  return size >= 0.95 ? size.toFixed(0) : percent(share);
}

/** p as it is printed: ".001", "< .001" below it, "1" at the top. */
export function pText(p: number): string {
  if (p < 0.001) return "p < .001";
  return `p = ${p
    .toFixed(3)
    .replace(/^0/, "")
    .replace(/^1\.000$/, "1")}`;
}

/** A number with so many significant digits, all of those before the point, and no exponent in the usual range. */
export function plainNumber(value: number, digits = 4): string {
  const whole = Math.abs(value) >= 1 ? Math.floor(Math.log10(Math.abs(value))) + 1 : 0;
  return String(Number(value.toPrecision(Math.min(15, Math.max(digits, whole)))));
}

/** "1 call", "10 prompts". */
export function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
