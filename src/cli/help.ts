import type { Command, CommandOption } from "./command";

/** The list of commands, one line each. */
export function overview(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    "chimera: how fast and how good is a language model on this machine, said honestly",
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    "",
    "`chimera help COMMAND` tells a command's arguments; --debug adds a stack trace to an error; --version tells the version.",
  ];
}

/** How a command is written: `chimera ingest DIR [--json]`. */
export function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const word = option.short === undefined ? `--${name}` : `-${option.short}`;
    return `[${withValue(word, option)}]${option.multiple === true ? "…" : ""}`;
  });
  return ["chimera", command.name, ...command.arguments.map(({ name }) => name), ...options].join(" ");
}

/** One command's usage, arguments and options. */
export function helpFor(command: Command): readonly string[] {
  const rows = [
    // Two arguments of one kind are told once.
    ...new Map(command.arguments.map(({ name, help }) => [name, [help]])),
    ...Object.entries(command.options).map(([name, option]) => [labelOf(name, option), option.help] as const),
  ];
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  const lines = rows.flatMap(([label, help]) =>
    help.map((line, at) => `${(at === 0 ? label : "").padEnd(width)}  ${line}`),
  );
  return [
    usageOf(command),
    "",
    `  ${command.summary}`,
    ...[...lines, ...(command.notes ?? [])].map((line) => `  ${line}`),
  ];
}

function labelOf(name: string, option: CommandOption): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  return withValue(`${short}--${name}`, option);
}

function withValue(word: string, { value }: CommandOption): string {
  return value === undefined ? word : `${word} ${value}`;
}
