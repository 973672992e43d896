import { randomUUID } from "node:crypto";

import { kernelDisplay } from "./kernel";

/** One line in a cell that is written anew with every step. */
export interface Progress {
  /** Replaces the line. */
  readonly update: (text: string) => void;
}

/** Starts a line of progress; outside a kernel the lines go to standard error. */
export function progress(text = ""): Progress {
  const write = kernelDisplay();
  if (!write) return { update: (line) => void process.stderr.write(`${line}\n`) };
  const id = randomUUID();
  const put = (line: string, update: boolean): void => {
    write({ data: { "text/plain": line }, metadata: {}, transient: { display_id: id } }, update);
  };
  put(text, false);
  return { update: (line) => put(line, true) };
}
