import { basename } from "node:path";

import type { Problem } from "../../records";
import { problemOf } from "../files/file-result";
import type { RawFile } from "../files/file-result";
import { literalNote, parseJson } from "./json";
import { parseJsonLines } from "./json-lines";
import type { ParsedFile } from "../kinds/kind";
import type { IngestLimits } from "../files/limits";
import { isEventStream } from "./event-stream";
import { parseMarkdown } from "./markdown";
import { parseTables } from "./table";
import type { Unparsed } from "./unparsed";

/** A parsed file, or why it is none. */
export type Parsed = ParsedFile | Unparsed;

/** Parses a file's text by its format; what is odd but readable is added to `problems`. */
export function parseFile(raw: RawFile, text: string, limits: IngestLimits, problems: Problem[]): Parsed {
  const { path } = raw;
  const name = basename(path);
  if ((raw.format === "json" || raw.format === "jsonl") && isEventStream(text))
    return { path, name, content: "text", text };
  switch (raw.format) {
    case "text":
      return { path, name, content: "text", text };
    case "markdown":
      return { path, name, content: "markdown", document: parseMarkdown(text) };
    case "jsonl": {
      const { lines, problems: found } = parseJsonLines(text, limits.jsonDepth);
      problems.push(...found.map((problem) => inFile(path, problem)));
      return { path, name, content: "lines", lines };
    }
    case "json": {
      const parsed = parseJson(text, limits.jsonDepth);
      if ("code" in parsed) {
        const asLines = linesIn(text, limits.jsonDepth);
        if (asLines === undefined) return parsed;
        problems.push(...asLines.problems.map((problem) => inFile(path, problem)));
        return { path, name, content: "lines", lines: asLines.lines };
      }
      if (parsed.duplicateKey !== undefined) {
        const key = JSON.stringify(parsed.duplicateKey.slice(0, 80));
        const message = `names the key ${key} twice in one object; only the last value is read`;
        problems.push(problemOf(path, "warning", { code: "duplicate-key", message }));
      }
      if (parsed.literals !== undefined) {
        problems.push(
          problemOf(path, "warning", { code: "not-a-number-literal", message: literalNote(parsed.literals) }),
        );
      }
      return { path, name, content: "json", value: parsed.value };
    }
    default: {
      const parsed = parseTables(text, limits.cellCharacters, raw.format === "tsv" ? "\t" : undefined);
      if ("code" in parsed) return parsed;
      problems.push(...parsed.problems.map((problem) => inFile(path, problem)));
      const [table, ...more] = parsed.tables;
      return { path, name, content: "table", table, ...(more.length === 0 ? {} : { more }) };
    }
  }
}

/** A problem with the file's name in it and before its sentence. */
export function inFile(path: string, problem: Omit<Problem, "file">): Problem {
  return { ...problem, file: path, message: `${path} ${problem.message}.` };
}

/** A text that is no JSON but was written line by line, even if some lines are bad or the last one is cut. */
function linesIn(text: string, maxDepth: number): ReturnType<typeof parseJsonLines> | undefined {
  const found = parseJsonLines(text, maxDepth);
  const bad = found.problems.filter(({ code }) => code !== "duplicate-key" && code !== "not-a-number-literal").length;
  return found.lines.length > 1 && bad < found.lines.length ? found : undefined;
}
