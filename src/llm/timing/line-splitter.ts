/** Cuts a stream of bytes into lines: a character split over two chunks stays whole. */
export interface LineSplitter {
  /** Lines that this chunk completed, without their line break; blank lines are left out. */
  readonly push: (chunk: Uint8Array) => readonly string[];
  /** What came after the last line break. */
  readonly tail: () => string;
}

/** A splitter for one stream of UTF-8 text. */
export function createLineSplitter(): LineSplitter {
  let rest: Buffer[] = [];
  const take = (last: Uint8Array): string => {
    const text = Buffer.concat([...rest, last]).toString("utf8");
    rest = [];
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  };
  return {
    push: (chunk) => {
      const lines: string[] = [];
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        const line = take(chunk.subarray(from, at));
        if (line.trim() !== "") lines.push(line);
        from = at + 1;
      }
      if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
      return lines;
    },
    tail: () => Buffer.concat(rest).toString("utf8"),
  };
}
