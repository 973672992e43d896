import type { Terminal } from "./command";
import { printable } from "./printable";

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
      stdout.write(`${printable(line)}\n`);
    },
    err: (line) => {
      wipe();
      stderr.write(`${printable(line)}\n`);
    },
    ...(canRedraw
      ? {
          redraw: (line: string) => {
            const width = Math.max(20, (stderr.columns || 80) - 1);
            stderr.write(`\r\u001b[K${Array.from(printable(line)).slice(0, width).join("")}`);
            drawn = true;
          },
        }
      : {}),
  };
}
