import { parseArgs } from "node:util";

import { UserError } from "../records";
import { nearest } from "../text";
import type { Command, OptionValues, Terminal } from "./command";
import { commands } from "./commands";
import { endAfterOutput } from "./end-after-output";
import { helpFor, overview, usageOf } from "./help";
import { holdOpen } from "./hold-open";
import { interruptSignal } from "./interrupt";
import { processStreams } from "./streams";

/** Where output goes; tests give their own. */
export type Streams = Omit<Terminal, "signal">;

/** Runs one command line and returns its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
export async function main(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const debug = argv.includes("--debug");
  const [name, ...rest] = argv.filter((word) => word !== "--debug");
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      for (const line of rest[0] === undefined ? overview(commands) : helpFor(commandNamed(rest[0]))) streams.out(line);
      return 0;
    }
    if (name === "--version" || name === "version") {
      streams.out(version());
      return 0;
    }
    const command = commandNamed(name);
    if (rest.includes("--help") || rest.includes("-h")) {
      for (const line of helpFor(command)) streams.out(line);
      return 0;
    }
    const { positionals, values } = read(command, rest);
    const terminal: Terminal = { ...streams, signal };
    const code = await command.run(positionals, values, terminal);
    return signal.aborted ? 130 : code;
  } catch (error) {
    return complain(error, debug, streams, signal);
  }
}

function commandNamed(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command) return command;
  const close = nearest(
    name,
    commands.map((each) => each.name),
  );
  throw new UserError(
    `chimera has no command "${name}"${close ? `: did you mean ${close}?` : ": `chimera help` lists them."}`,
    2,
  );
}

function read(command: Command, words: readonly string[]): { positionals: readonly string[]; values: OptionValues } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UserError(`${wrongOption(command, error)}: the usage is ${usageOf(command)}.`, 2);
  }
  const count = parsed.positionals.length;
  const most = command.arguments.length;
  if (count !== most) {
    const wrong = count < most ? "an argument is missing" : `"${parsed.positionals[most]!}" is one argument too many`;
    throw new UserError(`For chimera ${command.name}, ${wrong}: the usage is ${usageOf(command)}.`, 2);
  }
  return { positionals: parsed.positionals, values: parsed.values };
}

/** What Node says about the words, without its advice; for a mistyped option the one that was probably meant. */
function wrongOption(command: Command, error: unknown): string {
  const reason = (error instanceof Error ? error.message.split(". ")[0]! : String(error)).replace(/\.$/, "");
  const mistyped = /^Unknown option '--([\w-]+)'/.exec(reason)?.[1];
  const close = mistyped === undefined ? undefined : nearest(mistyped, Object.keys(command.options));
  return close === undefined ? reason : `${reason}, did you mean --${close}`;
}

function complain(error: unknown, debug: boolean, streams: Streams, signal: AbortSignal): number {
  if (debug && error instanceof Error) streams.err(error.stack ?? error.message);
  else if (error instanceof UserError) streams.err(error.message);
  else if (!signal.aborted) {
    const message = error instanceof Error ? error.message : String(error);
    streams.err(`chimera failed where it should not have: ${message} (run it again with --debug to see where).`);
  }
  if (signal.aborted) return 130;
  return error instanceof UserError ? error.exitCode : 1;
}

function version(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the version stands in one place, package.json
  const manifest = require("../../package.json") as { version: string };
  return `chimera-notebook ${manifest.version}`;
}

/** Runs this process's command line. The first SIGINT or SIGTERM lets the command keep what it has; the second stops at once. */
export function run(argv: readonly string[]): void {
  // Who no longer listens to the progress still wants the result.
  process.stderr.on("error", () => undefined);
  const streams = processStreams();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    streams.err(
      `The output could not be written (${error.code ?? error.message}): see that there is room and leave to write where it goes, and run it again.`,
    );
    process.exit(1);
  });
  const release = holdOpen();
  void main(argv, streams, interruptSignal()).then((code) => {
    release();
    process.exitCode = code;
    endAfterOutput(process.stdout, () => process.exit(code));
  });
}
