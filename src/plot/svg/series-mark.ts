import { seriesStyle } from "../theme";
import { marker } from "./marks";

/** The colour and shape of the i-th variant as a small SVG, the same as in every figure. */
export function seriesMark(index: number): string {
  const { colour, symbol } = seriesStyle(index);
  return `<svg class="mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${marker({ color: colour, symbol, size: 10 }, 7, 7)}</svg>`;
}
