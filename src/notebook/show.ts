import { kernelDisplay } from "../kernel";
import type { MimeBundle } from "../kernel";
import { mimeBundle } from "./mime";

const symbol = Symbol.for("Jupyter.display");

/** What the Deno kernel shows when it is a cell's last expression. */
export interface Displayable {
  readonly [key: symbol]: () => MimeBundle;
}

/** A value that the Deno kernel can show. */
export function displayable(value: unknown): Displayable {
  return { [symbol]: () => mimeBundle(value) };
}

/**
 * Shows a frame, figure, report or record in the cell that runs, as one MIME bundle. Outside a tslab kernel nothing is written:
 * the answer, as a cell's last expression, is what the Deno kernel shows.
 */
export function show(value: unknown): Displayable | undefined {
  const write = kernelDisplay();
  if (!write) return displayable(value);
  write({ data: mimeBundle(value), metadata: {}, transient: {} }, false);
  return undefined;
}
