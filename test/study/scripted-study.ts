import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { study } from "../../src/study";
import type { StudyOptions, StudyResult } from "../../src/study";
import { packageRoot } from "../../src/files";
import { connect } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { narrativeSections } from "../../src/records";
import { agent } from "../../src/workload";
import { scriptedServer } from "./scripted-server";
import type { Said, Script, ScriptedServer } from "./scripted-server";

const open: (() => Promise<void>)[] = [];

/** Ends the servers and removes the folders of the test. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

/** A temporary folder of the test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "study-"));
  open.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** A server with a script, and a connection to it. */
export async function scripted(script: Script): Promise<{ connection: Connection; server: ScriptedServer }> {
  const server = await scriptedServer(script);
  open.push(server.close);
  return { connection: await connect({ server: server.host }), server };
}

/** A scripted server measures in no time: half of it would be too little for the report's words. */
export const patient = { limitMs: 120_000 };

/** A study of one variant and one run against a model that says what it is told. */
export async function studyOf(
  script: Script,
  options: Partial<StudyOptions> = {},
): Promise<{ result: StudyResult; server: ScriptedServer }> {
  const { connection, server } = await scripted(script);
  const result = await study({
    connection,
    workload: agent(join(packageRoot(), "data", "sample")),
    variants: [{ name: "baseline", options: {} }],
    runs: 1,
    narrative: patient,
    out: join(await folder(), "study"),
    ...options,
  });
  return { result, server };
}

export const analysis = "The folder holds {{f1}} files. The model is {{f40}}.";

/** A technical report in a model's own words: one clause is right, one is wrong, one is an opinion. */
export const ownReport =
  "{{files read}} files were read. The folder holds 99999 files. The results look promising and may well improve with more memory.";

/** Answers every call for the choice with the same text. */
export const reporting =
  (choice: Said): Script["say"] =>
  ({ kind }) =>
    ({ probe: '{"answer": "measured"}', analysis, report: ownReport, choice })[kind];

/** A choice that names every statement for every section: what does not fit is dropped. */
export function wholeReport(): string {
  const codes = Array.from({ length: 32 }, (_, at) => `c${at + 1}`);
  return JSON.stringify(Object.fromEntries(narrativeSections.map((name) => [name, codes])));
}
