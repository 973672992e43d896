import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { packageRoot } from "../src/files";
import * as front from "../src";
import * as grade from "../src/grade";
import * as internal from "../src/internal";
import * as plot from "../src/plot";
import * as stats from "../src/stats";

const text = readFileSync(join(packageRoot(), "src", "index.ts"), "utf8");
const named = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, names]) => names!.split(",").map((name) => name.trim()).filter(Boolean)); // prettier-ignore
const values = named(/^export \{([^}]*)\}/gms);
const types = named(/^export type \{([^}]*)\}/gms);

describe("the front door", () => {
  it("has these names and no others: a new one is a visible change, and there are at most 60", () => {
    expect(Object.keys(front).sort()).toEqual([...values].sort());
    expect(new Set([...values, ...types]).size).toBe(values.length + types.length);
    expect(values.length + types.length).toBeLessThanOrEqual(60);
    expect([...values].sort()).toEqual([
      ...["UserError", "agent", "ask", "callsCsv", "checkNotebooks", "claims", "comparisonLines", "comparisonReport"],
      ...["connect", "conversation", "depth", "exportNotebook", "exportReport", "facts", "fixedLength"],
      ...["formatQuantity", "frameToCsv", "fromFrame", "grid", "headline", "ingest", "interruptSignal"],
      ...["ledgerToFrame", "measure", "measureMany", "narrativeText", "parameters", "progress", "prompts", "quick"],
      ...["quickText", "readStudy", "readText", "report", "runNotebook", "show", "study", "studyFromCalls"],
      ...["studyProgress", "summarize", "summarizeStudy", "toFrame"],
    ]);
    expect([...types].sort()).toEqual([
      ...["CallRecord", "Connection", "Fact", "FactRegistry", "Figure", "IngestResult", "Measurement", "Report"],
      ...["RunnerOptions", "Study", "StudyOptions", "StudyProgress", "StudyResult", "Summary", "Variant", "Verdict"],
      "Workload",
    ]);
  });

  it("leaves single statistics and figures to doors of their own, and all else to the kit's", () => {
    const everything = Object.keys(internal);
    for (const name of [...Object.keys(front), ...Object.keys(stats), ...Object.keys(plot)])
      expect(everything).toContain(name);
    expect(everything.length).toBeGreaterThan(150);
  });

  it("opens by name, as a cell opens it", () => {
    const doors = ["", "/stats", "/plot", "/grade", "/internal", "/package.json"].map(
      (door) => `chimera-notebook${door}`,
    );
    const code = `for (const door of ${JSON.stringify(doors)}) console.log(Object.keys(require(door)).length)`;
    const counts = execFileSync(process.execPath, ["-e", code], { cwd: packageRoot(), encoding: "utf8" });
    const [all, ofStats, ofPlot, ofGrade, ofInternal] = counts.trim().split("\n").map(Number);
    expect(all).toBe(values.length);
    expect(ofStats).toBe(Object.keys(stats).length);
    expect(ofPlot).toBe(Object.keys(plot).length);
    expect(ofGrade).toBe(Object.keys(grade).length);
    expect(ofInternal).toBeGreaterThan(150);
  });

  it("has types behind each door for a reader that knows no exports, as the notebook's kernel is", () => {
    const { exports, typesVersions } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
      exports: Record<string, { types: string } | string>;
      typesVersions: { "*": Record<string, readonly string[]> };
    };
    for (const [door, to] of Object.entries(exports)) {
      if (door === "." || typeof to === "string") continue;
      expect(typesVersions["*"][door.slice(2)]).toEqual([to.types]);
    }
  });
});
