import type { IngestResult } from "../../records";
import { printable } from "../../text";

/**
 * The original program's data summary, line by line: how many files of each type, the first five paths, how many more, and when the
 * latest was changed. It knows CSV, JSON and Markdown only.
 */
export function dataSummary(result: IngestResult): readonly string[] {
  const known = result.summary.byFormat.filter(({ format }) => ["csv", "json", "markdown"].includes(format));
  const total = known.reduce((count, { files }) => count + files, 0);
  return [
    `Total files analyzed: ${total}`,
    ...known.flatMap(({ format, files, firstPaths, latestModified }) => [
      "",
      `${format.toUpperCase()} Files (${files})`,
      ...firstPaths.map((path) => `  - ${printable(path)}`),
      ...(files > firstPaths.length ? [`  ... and ${files - firstPaths.length} more`] : []),
      ...(latestModified === undefined
        ? []
        : [`  Latest modified: ${latestModified.slice(0, 19).replace("T", " ")} UTC`]),
    ]),
  ];
}
