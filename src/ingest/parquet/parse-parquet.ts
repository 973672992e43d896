import { basename } from "node:path";

import type { Problem } from "../../records";
import { problemOf } from "../files/file-result";
import type { RawFile } from "../files/file-result";
import type { Parsed } from "../parse/parse-file";
import { inFile } from "../parse/parse-file";
import { uniqueNames } from "../parse/table";
import type { ParquetReader } from "./reader";

/** Parses a Parquet file as a table of text, as if it were a CSV file; what is odd but readable is added to `problems`. */
export async function parseParquet(raw: RawFile, parquet: ParquetReader, problems: Problem[]): Promise<Parsed> {
  const { path } = raw;
  if (raw.size === 0) return { code: "empty", message: "is empty" };
  const answer = await parquet.read(raw.bytes!);
  if ("code" in answer) return answer;
  const { columns, rows, binary } = answer;
  const odd: Omit<Problem, "file">[] = [];
  const header = uniqueNames(columns, odd);
  problems.push(...odd.map((problem) => inFile(path, problem)));
  if (binary > 0) {
    const message = `has ${binary} values of bytes that are no text; they are read as empty cells`;
    problems.push(problemOf(path, "warning", { code: "binary-cells", message }));
  }
  const name = basename(path);
  return { path, name, content: "table", table: { header, rows, delimiter: "," } };
}
