import type { ParseArgsConfig } from "node:util";

/** Where a command writes, and how it learns that it was interrupted. */
export interface Terminal {
  /** One line of result, to standard output. */
  readonly out: (line: string) => void;
  /** A result that may be too long for one text, piece by piece, to standard output; resolved when all of it has been written. */
  readonly pieces: (pieces: Iterable<string>) => Promise<void>;
  /** One line about progress or trouble, to standard error. */
  readonly err: (line: string) => void;
  /** Draws one line over the last drawn one on standard error; absent where nothing can be drawn over (no terminal, CI). */
  readonly redraw?: (line: string) => void;
  /** Aborted by the first SIGINT. */
  readonly signal: AbortSignal;
}

/** Options as they were given on the command line. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** One command of `chimera`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Arguments as they are written, such as `DIR [--json]`. */
  readonly usage: string;
  /** More about the arguments, one line each. */
  readonly help?: readonly string[];
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Least and most positional arguments. */
  readonly positionals: readonly [number, number];
  /** Does the work and returns the exit code. */
  readonly run: (positionals: readonly string[], values: OptionValues, terminal: Terminal) => Promise<number>;
}
