/** The answer of a report in the full layout and its verdicts, as plain lines in the texts that stand on its page. */
export function answerLines(markdown: string): readonly string[] {
  const lines = markdown.split("\n");
  const end = lines.findIndex((line) => line.startsWith("## "));
  return lines
    .slice(1, end)
    .filter((line) => line !== "")
    .map(plain);
}

/** The aggregates of a report in the classic layout, one a line, in the texts that stand on its page. */
export function classicFigures(markdown: string): readonly string[] {
  const lines = markdown.split("\n");
  const section = (title: string): readonly string[] => {
    const from = lines.indexOf(`## ${title}`) + 1;
    const to = lines.findIndex((line, index) => index >= from && line.startsWith("## "));
    return lines.slice(from, to < 0 ? undefined : to);
  };
  const rows = section("Aggregate Metrics")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| Metric"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => plain(cell.trim())),
    )
    .filter(([, ...values]) => values.some((value) => value !== "—"))
    .map(([name, ...values]) => `${name!}: ${values.join(" | ")}`);
  const spread = section("Statistical Summary").filter((line) => line.startsWith("- **"));
  return [...rows, ...spread.map((line) => plain(line.slice(2)))];
}

/** Markdown that this kit wrote, without its marks of emphasis and its escapes. */
function plain(line: string): string {
  return line.replaceAll(/(?<!\\)\*\*/g, "").replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}
