import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";

import { readStudy } from "../study";
import { facts } from "../facts";
import { ingestFile } from "../ingest";
import { UserError } from "../records";
import type { FactRegistry, IngestResult, Narrative, Study } from "../records";
import { studyFromCalls } from "../report";

/** Everything that a report of a study is made of, and where the report belongs. */
export interface LoadedStudy {
  readonly study: Study;
  readonly registry: FactRegistry;
  readonly narrative?: Narrative;
  readonly ingest?: IngestResult;
  /** The study's own folder; for a call table `out/reports/<its name>`. */
  readonly dir: string;
  /** What a person should know, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a study folder, or one file that holds a table of calls: a CSV, or an old agent report.
 * @param data folder of the files that the study read, to read them again
 * @throws UserError when there is neither
 */
export async function loadStudy(path: string, data?: string): Promise<LoadedStudy> {
  if (!existsSync(path)) {
    throw new UserError(`${path} does not exist: give the folder that chimera run printed, or a table of calls.`);
  }
  if (statSync(path).isDirectory()) return fromFolder(path, data);
  if (data !== undefined)
    throw new UserError(`--data goes with the folder of a study, and ${path} is a file: leave it out.`, 2);
  return fromTable(path);
}

/** What concerns the study itself; problems of single data files stand in the report. */
const studyProblems = new Set(["cut-line", "damaged-line", "data-changed", "damaged-part"]);

async function fromFolder(dir: string, data: string | undefined): Promise<LoadedStudy> {
  const { study, ingest, registry, narrative, interrupted } = await readStudy(dir, data === undefined ? {} : { data });
  const notes = ingest.problems.filter(({ code }) => studyProblems.has(code)).map(({ message }) => message);
  if (interrupted)
    notes.push(`The study in ${dir} is not finished: chimera run --out ${dir} --resume goes on with it.`);
  return { study, registry, narrative, ...(ingest.files.length > 0 ? { ingest } : {}), dir, notes };
}

async function fromTable(path: string): Promise<LoadedStudy> {
  const read = await ingestFile(path);
  const { calls } = read;
  if (calls.length === 0) {
    throw new UserError(
      `${path} holds no table of calls (it was read as ${read.files[0]?.kind ?? "nothing"}): give a study folder, an old agent report, or a CSV with run, stage, ttft_ms, throughput_tok_s, tokens and duration_ms.`,
    );
  }
  const models = new Map<string, Set<string>>();
  for (const { variant, model } of calls) models.set(variant, (models.get(variant) ?? new Set()).add(model.name));
  const mixed = [...models].find(([, names]) => names.size > 1);
  if (mixed !== undefined) {
    const [variant, names] = mixed;
    throw new UserError(
      `${path} holds calls of ${names.size} models (${[...names].slice(0, 4).join(", ")}) under one variant, ${variant}: give each model's calls a variant of its own.`,
    );
  }
  const name = basename(path).replace(/\.[^.]*$/, "");
  const study = studyFromCalls(calls, name);
  const dir = join("out", "reports", name.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "") || "report");
  return { study, registry: facts(undefined, study), ingest: read, dir, notes: [] };
}
