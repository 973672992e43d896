/** Multiplication that keeps decimal figures as people wrote them: 0.0831 s is 83.1 ms, not 83.10000000000001 ms. */
export function scaled(value: number, scale: number): number {
  if (scale === 1) return value;
  const product = value * scale;
  if (Number.isSafeInteger(product)) return product;
  // Most figures have at most nine decimals then, and a division finds them in a tenth of the time that text takes.
  const size = Math.abs(product);
  const near = Math.round(product * 1e9) / 1e9;
  if (size < 1e6 && Math.abs(near - product) < size * 4e-16) return near;
  return Number(product.toPrecision(15));
}
