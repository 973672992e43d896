import type { Command } from "./command";

/** The list of commands, one line each. */
export function overview(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    "chimera: how fast and how good is a language model on this machine, said honestly",
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    "",
    "`chimera help COMMAND` tells a command's arguments; --debug adds a stack trace to an error.",
  ];
}

/** One command's usage and arguments. */
export function helpFor(command: Command): readonly string[] {
  return [
    `chimera ${command.name} ${command.usage}`,
    "",
    `  ${command.summary}`,
    ...(command.help ?? []).map((line) => `  ${line}`),
  ];
}
