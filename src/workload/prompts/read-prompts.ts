import { basename, extname } from "node:path";
import { parse as parseYaml } from "yaml";

import { openRegular } from "../../files";
import { decode, readOpen } from "../../ingest";
import { UserError } from "../../records";
import { fieldsOf } from "./fields";
import { readDocument, readJsonLines, readRecords } from "./json";
import { readLines } from "./lines";
import type { TextSplit } from "./lines";
import { readMarkdown } from "./markdown";
import { settle } from "./settle";
import { readTable } from "./table";
import type { Found, PromptFile, PromptProblem } from "./types";

/** Greatest size of a file of prompts, bytes. */
const mostBytes = 64 * 2 ** 20;

export interface ReadPromptsOptions {
  /** How the prompts of a plain text are told apart: each line is one by default. */
  readonly split?: TextSplit;
}

/**
 * Reads a file of prompts as people have them: text with a prompt a line, CSV and TSV with a column `prompt`, JSON and JSON Lines of records or chats,
 * OpenAI batch requests, Alpaca and ShareGPT records, a promptfoo configuration (YAML or JSON), a Markdown list. Nothing of a file is run.
 * @param file path of a regular file of at most 64 MiB
 * @returns the prompts, what was odd about the file, and which of its fields were not used
 * @throws UserError when the file cannot be read, is of no known form, or holds no prompt
 * @example
 * const { items, problems } = readPrompts("prompts.csv");
 * console.log(`${items.length} prompts, ${problems.length} remarks`);
 */
export function readPrompts(file: string, options: ReadPromptsOptions = {}): PromptFile {
  const { text, problems } = textOf(file);
  const found = read(text, basename(file), extname(file).toLowerCase(), options);
  const prompts = settle({ ...found, problems: [...problems, ...found.problems] });
  if (prompts.items.length > 0) return prompts;
  const first = prompts.problems[0];
  const why = first === undefined ? `read as ${prompts.reading}` : first.message;
  throw new UserError(
    `${basename(file)} holds no prompt (${why}): give a file with one prompt a line, or with a column prompt.`,
    2,
  );
}

/** The same for texts that are at hand. */
export function promptsOf(texts: readonly string[]): PromptFile {
  const found = settle(readRecords(texts.map((text, index) => [text, `[${index}]`] as const)));
  if (found.items.length > 0) return found;
  throw new UserError("There is no prompt among the texts: give at least one that is not empty.", 2);
}

function read(text: string, name: string, ending: string, { split }: ReadPromptsOptions): Found {
  switch (ending) {
    case ".csv":
      return readTable(text, name, undefined);
    case ".tsv":
    case ".tab":
      return readTable(text, name, "\t");
    case ".jsonl":
    case ".ndjson":
      return readJsonLines(text);
    case ".json":
      return readJson(text, name);
    case ".yaml":
    case ".yml":
      return readDocument(parsed(() => parseYaml(text, { merge: true, logLevel: "error" }) as unknown, name, "YAML"));
    case ".md":
    case ".markdown":
      return readMarkdown(text);
    default:
      return split === undefined && isTabTable(text) ? readTable(text, name, "\t") : readLines(text, split);
  }
}

/** A JSON document; a file of JSON Lines is often named so too. */
function readJson(text: string, name: string): Found {
  try {
    return readDocument(JSON.parse(text));
  } catch (error) {
    const lines = readJsonLines(text);
    if (lines.items.length > 0 && lines.items.length > lines.problems.length) return lines;
    throw notParsed(error, name, "JSON");
  }
}

function parsed(parse: () => unknown, name: string, format: string): unknown {
  try {
    return parse();
  } catch (error) {
    throw notParsed(error, name, format);
  }
}

function notParsed(error: unknown, name: string, format: string): UserError {
  const why = (error instanceof Error ? error.message : String(error))
    .split("\n")[0]!
    .replaceAll(/\s+/g, " ")
    .slice(0, 160);
  return new UserError(`${name} is not valid ${format} (${why}): mend it, and read it again.`);
}

/** A text whose first line has tabs and the name of a prompt column: what spreadsheets call Unicode text. */
function isTabTable(text: string): boolean {
  const header = text
    .slice(0, 10_000)
    .split(/\r\n|\r|\n/, 1)[0]!
    .split("\t");
  return header.length > 1 && fieldsOf(header.map((name) => name.trim())).prompt !== undefined;
}

function textOf(file: string): { readonly text: string; readonly problems: readonly PromptProblem[] } {
  const name = basename(file);
  const decoded = decode(bytesOf(file), true);
  if ("code" in decoded) throw new UserError(`${name} ${decoded.message}.`);
  const warning = decoded.warning;
  return {
    text: decoded.text.replace(/^\uFEFF/, ""),
    problems: warning ? [{ at: "the file", kind: "encoding", message: `the file ${warning.message}` }] : [],
  };
}

function bytesOf(file: string): Buffer {
  try {
    const { fd, size } = openRegular(file);
    const bytes = readOpen(fd, size, mostBytes);
    if (bytes.length <= mostBytes) return bytes;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    const said =
      why === "ENOENT"
        ? "is not there"
        : why === "ELOOP"
          ? "is a link, which is not followed"
          : `cannot be read (${why})`;
    throw new UserError(`The file of prompts ${file} ${said}: give the path of a file.`, 2);
  }
  throw new UserError(`${basename(file)} has more than ${mostBytes / 2 ** 20} MiB: split it.`);
}
