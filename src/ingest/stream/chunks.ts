import { closeSync, readSync } from "node:fs";

import { breathe } from "../files/breathe";

/**
 * Reads an open file to its end, piece by piece, and closes it; other work of the process runs between the pieces. Reading from the page
 * cache takes less time than being told that it was read.
 * @param size bytes of a piece
 * @returns pieces in one memory: each is good until the next is asked for
 * @throws the signal's reason once it is aborted
 */
export async function* chunksOf(fd: number, size: number, signal?: AbortSignal): AsyncGenerator<Buffer> {
  try {
    const memory = Buffer.allocUnsafeSlow(size);
    const breath = breathe(signal);
    for (;;) {
      const pause = breath();
      if (pause !== undefined) await pause;
      const length = readSync(fd, memory, 0, size, null);
      if (length === 0) return;
      yield memory.subarray(0, length);
    }
  } finally {
    closeSync(fd);
  }
}
