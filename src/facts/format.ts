/**
 * Formats numbers for people: once, here. Rounds half away from zero on the decimal digits, so that 1.005 with two digits is 1.01 and
 * −0.4 with none is 0.
 */
export function formatNumber(value: number, digits: number): string {
  if (!Number.isFinite(value)) return "—";
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toPrecision(15).split("e");
  // A text may print more decimals than numbers have.
  const places = Math.min(digits, 100);
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  const text =
    Math.abs(shifted) < 1e15 ? Number(`${shifted}e${-digits}`).toFixed(places) : Math.abs(value).toFixed(places);
  return value < 0 && Number(text) !== 0 ? `-${text}` : text;
}

/** A value with its unit, digits by size: three to five that mean something. */
export function formatQuantity(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "—";
  switch (unit) {
    case "count":
    case "tokens":
      return formatNumber(value, 0) + (unit === "tokens" ? " tokens" : "");
    case "ms":
      return `${formatNumber(value, 2)} ms`;
    case "ratio":
      return `${formatNumber(value, 2)}×`;
    case "%":
      return `${formatNumber(value, 1)} %`;
    case "p":
      return value < 0.001 ? "< 0.001" : formatNumber(value, 3);
    case "bytes":
      return value >= 2 ** 30 ? `${formatNumber(value / 2 ** 30, 1)} GB` : `${formatNumber(value / 2 ** 20, 1)} MB`;
    default:
      return `${formatNumber(value, 2)} ${unit}`;
  }
}
