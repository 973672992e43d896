import type { Kind } from "../kind";
import { readRow } from "../llama-bench";

const insert = /INSERT\s+INTO\s+(?:llama_bench|test)\s*\(([^)]*)\)\s*VALUES\s*\(((?:'(?:[^']|'')*'|[^')])*)\)/gi;
const value = /'((?:[^']|'')*)'|([^,\s][^,]*)/g;

/** `llama-bench -o sql`: a row a statement. */
export const llamaBenchSql: Kind = {
  name: "llama-bench",
  matches: (file) =>
    file.content === "text" &&
    /INSERT\s+INTO\s+(?:llama_bench|test)\b/i.test(file.text) &&
    file.text.includes("avg_ts"),
  read: (file, out) => {
    if (file.content !== "text") return;
    let row = 0;
    for (const [, names = "", cells = ""] of file.text.matchAll(insert)) {
      row += 1;
      const keys = names.split(",").map((name) => name.trim());
      const values = [...cells.matchAll(value)].map(
        ([, quoted, bare]) => quoted?.replaceAll("''", "'") ?? bare!.trim(),
      );
      if (keys.length === values.length) readRow(out, { row }, (key) => values[keys.indexOf(key)], keys);
      else
        out.problem(
          "warning",
          "ragged-rows",
          `has ${values.length} values for ${keys.length} columns in statement ${row}; it is left out`,
          row,
        );
    }
  },
};
