import { lstatSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { atomicWrite, readRegular, whyNotWritten } from "../files";
import { studyFiles } from "../ledger";
import { UserError } from "../records";
import { parseObject } from "../text";
import type { Report } from "./types";

export interface ExportOptions {
  /** Default: both. */
  readonly formats?: readonly ("md" | "html")[];
  /** Replace the report of another study; the same study's is always replaced. */
  readonly overwrite?: boolean;
}

/**
 * Writes `report.md` and `report.html` (`report-classic.…` for the classic layout), each whole or not at all. A mark beside them says whose they
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
  const files = (options.formats ?? ["md", "html"]).map((format) => join(dir, `${stem}.${format}`));
  for (const file of [...files, mark]) refuseOthers(file);
  if (options.overwrite !== true) refuseForeign(files, [mark, studyFiles(dir).manifest], report.study);
  try {
    await mkdir(dir, { recursive: true });
    await atomicWrite(mark, `${JSON.stringify({ schema: "chimera-notebook/report-mark/1", study: report.study })}\n`);
    for (const file of files) await atomicWrite(file, file.endsWith(".md") ? report.markdown : report.html);
  } catch (error) {
    throw new UserError(
      `The report could not be written to ${dir}: ${whyNotWritten(error)}; choose another folder with --out.`,
      1,
      { cause: error },
    );
  }
  return files;
}

function refuseForeign(files: readonly string[], [mark, manifest]: readonly [string, string], study: string): void {
  const there = files.find((file) => lstatSync(file, { throwIfNoEntry: false }) !== undefined);
  if (there === undefined) return;
  if (fieldOf(mark, "study") === study || fieldOf(manifest, "id") === study) return;
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
