import { createByteStore } from "./byte-store";

/** Cuts a stream of bytes into lines: a character split over two chunks stays whole. */
export interface LineSplitter {
  /** Lines that this chunk completed, without their line break; blank lines are left out. */
  readonly push: (chunk: Uint8Array) => readonly string[];
  /** What came after the last line break; afterwards it is gone. */
  readonly tail: () => string;
  /** Bytes of the line that has not ended. */
  readonly heldBytes: () => number;
  /** Lines so far, blank ones too. */
  readonly count: () => number;
}

/** A splitter for one stream of UTF-8 text. */
export function createLineSplitter(): LineSplitter {
  const rest = createByteStore();
  let count = 0;
  const take = (last: Uint8Array): string => {
    rest.add(last);
    const text = rest.take();
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  };
  return {
    push: (chunk) => {
      const lines: string[] = [];
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        count += 1;
        const line = at === from && rest.size() === 0 ? "" : take(chunk.subarray(from, at));
        if (line.trim() !== "") lines.push(line);
        from = at + 1;
      }
      if (from < chunk.length) rest.add(chunk.subarray(from));
      return lines;
    },
    tail: rest.take,
    heldBytes: rest.size,
    count: () => count,
  };
}
