import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { atomicWrite } from "../files";
import { UserError } from "../records";
import type { Report } from "./types";

export interface ExportOptions {
  /** Default: both. */
  readonly formats?: readonly ("md" | "html")[];
  /** Replace the report of another study; the same study's is always replaced. */
  readonly overwrite?: boolean;
}

/**
 * Writes `report.md` and `report.html` (`report-classic.…` for the classic layout), each whole or not at all.
 * @returns the paths written
 * @throws UserError when the folder holds another study's report and `overwrite` is not set, or cannot be written
 */
export async function exportReport(
  report: Report,
  dir: string,
  options: ExportOptions = {},
): Promise<readonly string[]> {
  const stem = report.layout === "classic" ? "report-classic" : "report";
  const mark = `${stem}.study`;
  const files = (options.formats ?? ["md", "html"]).map((format) => join(dir, `${stem}.${format}`));
  if (options.overwrite !== true) await refuseForeign(files, join(dir, mark), report.study);
  try {
    await mkdir(dir, { recursive: true });
    for (const file of files) await atomicWrite(file, file.endsWith(".md") ? report.markdown : report.html);
    await atomicWrite(
      join(dir, mark),
      `${JSON.stringify({ schema: "chimera-notebook/report-mark/1", study: report.study })}\n`,
    );
  } catch (error) {
    throw new UserError(
      `The report could not be written to ${dir}: ${(error as Error).message}; choose another folder.`,
      1,
      { cause: error },
    );
  }
  return files;
}

async function refuseForeign(files: readonly string[], mark: string, study: string): Promise<void> {
  const exists = await Promise.all(
    files.map((file) =>
      readFile(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (!exists.includes(true)) return;
  const text = await readFile(mark, "utf8").catch(() => "{}");
  let owner: unknown;
  try {
    owner = (JSON.parse(text) as { study?: unknown } | null)?.study;
  } catch {
    owner = undefined;
  }
  if (owner === study) return;
  throw new UserError(
    `${files[exists.indexOf(true)]!} is the report of another study: choose another folder, or ask to overwrite it.`,
  );
}
