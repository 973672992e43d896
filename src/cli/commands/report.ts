import { resolve } from "node:path";

import { exportReport, headline, report } from "../../report";
import type { Command } from "../command";

import { loadStudy } from "../load-study";
import { classicFigures } from "../report-lines";
import { flag, oneOf, text } from "../values";

export const reportCommand: Command = {
  name: "report",
  summary: "Write the report of a study, or of a table of calls, as Markdown and HTML.",
  usage: "STUDY [--layout full|classic] [--format md,html] [--out DIR] [--overwrite]",
  help: [
    "STUDY        a study's folder, a CSV of calls, or an old agent report in Markdown",
    "--layout     full (the default): medians, intervals, verdicts; classic: the original's means over all calls",
    "--format     md, html or both (the default)",
    "--out DIR    where to; the study's folder, or out/reports/ for a table of calls",
    "--overwrite  replace another study's report that lies there",
  ],
  options: {
    layout: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    overwrite: { type: "boolean" },
  },
  positionals: [1, 1],
  run: async ([path], values, terminal) => {
    const layout = oneOf("layout", text(values, "layout") ?? "full", ["full", "classic"] as const);
    const formats = (text(values, "format") ?? "md,html")
      .split(",")
      .map((format) => oneOf("format", format.trim(), ["md", "html"] as const));
    const loaded = await loadStudy(path!);
    for (const note of loaded.notes) terminal.err(note);
    const made = report({ ...loaded, layout });
    const files = await exportReport(made, text(values, "out") ?? loaded.dir, {
      formats,
      overwrite: flag(values, "overwrite"),
    });
    for (const line of layout === "classic" ? classicFigures(made.markdown) : headline(loaded.study))
      terminal.out(line);
    for (const file of files) terminal.out(resolve(file));
    return 0;
  },
};
