import { join, resolve } from "node:path";

import { comparisonReport, exportReport } from "../../report";
import type { Command } from "../command";
import { loadStudy } from "../load-study";
import { answerLines } from "../report-lines";
import { flag, text } from "../values";

export const compareCommand: Command = {
  name: "compare",
  summary: "Say whether the difference between two studies is real.",
  arguments: ["STUDY", "STUDY"].map((name) => ({
    name,
    help: "a study's folder, a CSV of calls, or an old agent report; the first one is the baseline",
  })),
  options: {
    anyway: { type: "boolean", help: ["also where the two measured different prompts or data"] },
    out: { type: "string", value: "DIR", help: ["where to write the page; out/compare/ unless given"] },
  },
  run: async ([first, second], values, terminal) => {
    const [a, b] = [await loadStudy(first!), await loadStudy(second!)];
    for (const note of [...a.notes, ...b.notes]) terminal.err(note);
    const made = comparisonReport(a.study, b.study, { allowDifferent: flag(values, "anyway") });
    const name = made.study.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
    const files = await exportReport(made, text(values, "out") ?? join("out", "compare", name));
    terminal.out(made.title);
    for (const line of answerLines(made.markdown)) terminal.out(line);
    for (const file of files) terminal.out(resolve(file));
    return 0;
  },
};
