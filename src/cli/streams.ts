import { printable } from "../text";
import type { Terminal } from "./command";

/** Characters that are written at a time, so that a long result takes little memory however slowly it is read. */
const blockLength = 65_536;

const shown = (text: string): string => printable(text, { lines: true });

/** This process's output. On a terminal that is no CI log the last line of standard error can be drawn over. */
export function processStreams(): Omit<Terminal, "signal"> {
  const { stdout, stderr, env } = process;
  const canRedraw = stderr.isTTY && !env["CI"] && env["TERM"] !== "dumb";
  let drawn = false;
  const wipe = (): void => {
    if (drawn) stderr.write("\r\u001b[K");
    drawn = false;
  };
  return {
    out: (line) => {
      wipe();
      stdout.write(`${shown(line)}\n`);
    },
    pieces: async (pieces) => {
      wipe();
      // In a later turn of the loop, for a file takes each block at once and Ctrl-C would not be heard until the end.
      const write = (text: string): Promise<void> =>
        new Promise((resolve) => stdout.write(shown(text), () => setImmediate(resolve)));
      let block = "";
      for (const piece of pieces) {
        block += piece;
        if (block.length < blockLength) continue;
        await write(block);
        block = "";
      }
      await write(`${block}\n`);
    },
    err: (line) => {
      wipe();
      stderr.write(`${shown(line)}\n`);
    },
    ...(canRedraw
      ? {
          redraw: (line: string) => {
            const width = Math.max(20, (stderr.columns || 80) - 1);
            stderr.write(`\r\u001b[K${Array.from(shown(line)).slice(0, width).join("")}`);
            drawn = true;
          },
        }
      : {}),
  };
}
