import type { DataFrame } from "danfojs-node";

const units = new WeakMap<DataFrame, ReadonlyMap<string, string>>();

/** Danfo has no place for units: they are kept beside the frame and go where it goes out of use. */
export function rememberUnits(frame: DataFrame, of: ReadonlyMap<string, string>): void {
  units.set(frame, of);
}

/** Unit of a column; undefined for a column without one and for frames derived by Danfo's own methods. */
export function unitOfColumn(frame: DataFrame, column: string): string | undefined {
  return units.get(frame)?.get(column);
}
