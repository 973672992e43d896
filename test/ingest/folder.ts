import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

import { ingest } from "../../src/ingest";
import type { IngestOptions } from "../../src/ingest";
import type { IngestResult } from "../../src/records";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files, removed after the tests of the file. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "chimera ingest "));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What comes of a folder with these files. */
export function ingestFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: IngestOptions,
): Promise<IngestResult> {
  return ingest(folderOf(files), options);
}

/** Codes of the problems, in order. */
export const codes = (result: IngestResult): string[] => result.problems.map((problem) => problem.code);
