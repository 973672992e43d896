import { lstatSync } from "node:fs";
import { join } from "node:path";

import { atomicWrite, makeFolder, readRegular, whyNotWritten } from "../files";
import { studyFiles } from "../ledger";
import { UserError } from "../records";
import { parseObject } from "../text";
import type { Report } from "./types";

/** What a report can be written as. */
export const reportFormats = ["md", "html", "csv"] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface ExportOptions {
  /** Default: all; `csv` is `calls.csv`, every call of the study. */
  readonly formats?: readonly ReportFormat[];
  /** Replace the report of another study; the same study's is always replaced. */
  readonly overwrite?: boolean;
}

/**
 * Writes `report.md`, `report.html` (`report-classic.…` for the classic layout) and `calls.csv`, each whole or not at all. A mark beside them says whose they
 * are; it is written first, so that a report whose writing was cut short is still known as this study's.
 * @returns the paths written
 * @throws UserError when the folder holds another study's report and `overwrite` is not set, or cannot be written
 */
export async function exportReport(
  report: Report,
  dir: string,
  options: ExportOptions = {},
): Promise<readonly string[]> {
  const stem = report.layout === "classic" ? "report-classic" : "report";
  const mark = join(dir, `${stem}.study`);
  const contents = { md: report.markdown, html: report.html, csv: report.calls };
  const formats = options.formats ?? reportFormats;
  const files = formats.map((format) => join(dir, format === "csv" ? "calls.csv" : `${stem}.${format}`));
  for (const file of [...files, mark]) refuseOthers(file);
  if (options.overwrite !== true) {
    const { manifest } = studyFiles(dir);
    // The calls are those of either layout.
    const marks = ["report.study", "report-classic.study"].map((name) => join(dir, name));
    for (const file of files)
      refuseForeign([file], [...(file.endsWith(".csv") ? marks : [mark]), manifest], report.study);
  }
  try {
    await makeFolder(dir);
    await atomicWrite(mark, `${JSON.stringify({ schema: "chimera-notebook/report-mark/1", study: report.study })}\n`);
    for (const [at, file] of files.entries()) await atomicWrite(file, contents[formats[at]!]);
  } catch (error) {
    throw new UserError(
      `The report could not be written to ${dir}: ${whyNotWritten(error)}; choose another folder with --out.`,
      1,
      { cause: error },
    );
  }
  return files;
}

function refuseForeign(files: readonly string[], marks: readonly string[], study: string): void {
  const there = files.find((file) => lstatSync(file, { throwIfNoEntry: false }) !== undefined);
  if (there === undefined) return;
  if (marks.some((mark) => fieldOf(mark, mark.endsWith(".study") ? "study" : "id") === study)) return;
  throw new UserError(
    `${there} is the report of another study: choose another folder with --out, or replace it with --overwrite.`,
  );
}

/** A pipe, a device or a link in the place of a report was not put there by this kit. */
function refuseOthers(file: string): void {
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (there === undefined || there.isFile()) return;
  throw new UserError(`${file} is no regular file: it is left alone; choose another folder with --out.`);
}

function fieldOf(file: string, name: string): unknown {
  try {
    return parseObject(readRegular(file))?.[name];
  } catch {
    return undefined;
  }
}
