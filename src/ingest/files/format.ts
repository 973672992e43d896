import type { FileRecord } from "../../records";

const formats = new Map<string, FileRecord["format"]>([
  ["csv", "csv"],
  ["tsv", "tsv"],
  ["tab", "tsv"],
  ["json", "json"],
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["parquet", "parquet"],
]);

/** What programs print, as people keep it, and `llama-bench -o sql`. */
const texts = /\.(?:txt|log|out|sql|sse)$/i;

/** Format by the file name's ending. */
export function formatOf(path: string): FileRecord["format"] {
  if (texts.test(path)) return "text";
  return formats.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase()) ?? "other";
}
