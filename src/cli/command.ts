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
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** Options as they were given on the command line. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** One option of a command: how it is read, and how it is told. */
export interface CommandOption {
  /** A text that follows, or a switch. */
  readonly type: "string" | "boolean";
  /** One letter, for `-p`. */
  readonly short?: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
  /** How its text is written in the usage, such as `DIR`; a switch has none. */
  readonly value?: string;
  /** What it does, in lines of help. */
  readonly help: readonly string[];
}

/** An argument without a name of its own. */
export interface CommandArgument {
  /** Such as `DIR`. */
  readonly name: string;
  readonly help: string;
}

/** One command of `chimera`. Its usage and its help are made of this, so that no option is without both. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Each must be given, in this order. */
  readonly arguments: readonly CommandArgument[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** Said below the options. */
  readonly notes?: readonly string[];
  /** Does the work and returns the exit code. */
  readonly run: (positionals: readonly string[], values: OptionValues, terminal: Terminal) => Promise<number>;
}
