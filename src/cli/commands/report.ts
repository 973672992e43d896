import { resolve } from "node:path";

import { comparisonLines, exportReport, headline, report, reportFormats } from "../../report";
import type { Command } from "../command";

import { loadStudy } from "../load-study";
import { classicFigures } from "../report-lines";
import { flag, oneOf, text } from "../values";

export const reportCommand: Command = {
  name: "report",
  summary: "Write the report of a study, or of a table of calls, as Markdown and HTML.",
  arguments: [{ name: "STUDY", help: "a study's folder, a CSV of calls, or an old agent report in Markdown" }],
  options: {
    layout: {
      type: "string",
      value: "full|classic",
      help: ["full (the default): medians, intervals, verdicts; classic: the original's means over all calls"],
    },
    format: {
      type: "string",
      value: "md,html,csv",
      help: ["md, html, csv (the calls) or several of them; all by default"],
    },
    out: {
      type: "string",
      value: "DIR",
      help: ["where to; the study's folder, or out/reports/ for a table of calls"],
    },
    data: {
      type: "string",
      value: "DIR",
      help: ["the files that the study read, to show them again; the path that a study names is never read unasked"],
    },
    overwrite: { type: "boolean", help: ["replace another study's report that lies there"] },
  },
  run: async ([path], values, terminal) => {
    const layout = oneOf("layout", text(values, "layout") ?? "full", ["full", "classic"] as const);
    const formats = (text(values, "format") ?? reportFormats.join())
      .split(",")
      .map((format) => oneOf("format", format.trim(), reportFormats));
    const loaded = await loadStudy(path!, text(values, "data"));
    for (const note of loaded.notes) terminal.err(note);
    const made = report({ ...loaded, layout });
    const files = await exportReport(made, text(values, "out") ?? loaded.dir, {
      formats,
      overwrite: flag(values, "overwrite"),
    });
    const { study } = loaded;
    for (const line of layout === "classic"
      ? classicFigures(made.markdown)
      : [...headline(study), ...comparisonLines(study)])
      terminal.out(line);
    for (const file of files) terminal.out(resolve(file));
    return 0;
  },
};
