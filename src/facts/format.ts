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

/** Below it is what floating point left of nothing. */
const leastMeasured = 1e-9;

/** What was measured: below 0.1 with two digits that mean something, so that no value above 0 is shown as 0. */
export function formatMeasured(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size >= 0.1 || size < leastMeasured) return formatNumber(value, digits);
  return formatNumber(value, Math.max(digits, 1 - Math.floor(Math.log10(size))));
}

/** A value with its unit, digits by size: two to five that mean something. Memory is in powers of 1024 and says so. */
export function formatQuantity(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "—";
  switch (unit) {
    case "count":
    case "tokens":
      return formatNumber(value, 0) + (unit === "tokens" ? " tokens" : "");
    case "ratio":
      return `${formatMeasured(value, 2)}×`;
    case "%":
      return `${formatMeasured(value, 1)} %`;
    case "p":
      return value < 0.001 ? "< 0.001" : formatNumber(value, 3);
    case "bytes":
      return memory(value);
    default:
      return `${formatMeasured(value, 2)} ${unit}`;
  }
}

function memory(bytes: number): string {
  if (bytes >= 2 ** 30) return `${formatNumber(bytes / 2 ** 30, 1)} GiB`;
  if (bytes >= 2 ** 20) return `${formatNumber(bytes / 2 ** 20, 1)} MiB`;
  return bytes >= 2 ** 10 ? `${formatNumber(bytes / 2 ** 10, 1)} KiB` : `${formatNumber(bytes, 0)} bytes`;
}
