import { linesOfRegular, readRegular, whyNotRead } from "../files";
import { callShape, manifestShape, readShape, UserError, workflowShape } from "../records";
import type { Problem, Shape, Study, StudyManifest } from "../records";
import { judgedAgain } from "../stats";
import { parseObject } from "../text";
import { studyFiles } from "./files";

/** A study as it stands on disk; it may still be growing. */
export interface StoredStudy {
  readonly study: Study;
  readonly problems: readonly Problem[];
}

/** More damaged lines than this are counted, not named one by one. */
const mostProblems = 100;

/**
 * Reads a study folder, also while it is being written: a last line without its end is set aside with a warning. Whoever wrote it is not trusted:
 * only regular files are read, a line at a time, and each field must be of its type.
 * @throws UserError when there is no study, a newer version of this kit made it, or its manifest is not what it should be
 */
export async function readLedger(dir: string): Promise<StoredStudy> {
  const files = studyFiles(dir);
  const manifest = readManifest(dir, files.manifest);
  const problems: Problem[] = [];
  const calls = await readLines(files.calls, callShape, problems, "chimera-notebook/call/1");
  const workflow = await readLines(files.workflow, workflowShape, problems);
  return { study: { manifest, calls: calls.map((call) => judgedAgain(call)), workflow }, problems };
}

function readManifest(dir: string, path: string): StudyManifest {
  let text: string;
  try {
    text = readRegular(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ENOTDIR")
      throw new UserError(
        `There is no study in ${dir}: it has no manifest.json; give the folder that chimera run printed.`,
      );
    throw cannotRead(path, error);
  }
  const value = parseObject(text);
  if (value === undefined)
    throw new UserError(
      `${path} is not readable JSON: the study's manifest is damaged; its calls in calls.jsonl are untouched.`,
    );
  checkSchema(value["schema"], "chimera-notebook/study/1", path);
  const read = readShape(manifestShape, value);
  if ("value" in read) return read.value;
  throw new UserError(`${path} is no manifest of a study: ${read.misfit}; ask who made it for the folder as it was.`);
}

/** Refuses what is not known, and by name what a newer version made. */
function checkSchema(found: unknown, known: string, path: string): void {
  if (found === known) return;
  if (isNewer(found, known)) throw newer(found, path);
  const said = JSON.stringify(found ?? null).slice(0, 100);
  throw new UserError(`${path} is not what was expected: its schema is ${said}, not ${known}.`);
}

function isNewer(found: unknown, known: string): found is string {
  const family = known.slice(0, known.lastIndexOf("/") + 1);
  if (typeof found !== "string" || !found.startsWith(family) || found.length > 100) return false;
  return Number(found.slice(family.length)) > Number(known.slice(family.length));
}

function newer(found: string, path: string): UserError {
  return new UserError(
    `${path} was made by a newer version of chimera-notebook (${found}): update with git pull and npm start.`,
  );
}

function cannotRead(path: string, error: unknown): UserError {
  return new UserError(
    `${path} cannot be read (${whyNotRead(error)}): see that it is a file that you may read, then try again.`,
  );
}

async function readLines<T>(
  path: string,
  shape: Shape<T>,
  problems: Problem[],
  schema?: string,
): Promise<readonly T[]> {
  const found: T[] = [];
  let row = 0;
  let damaged = 0;
  const lines = linesOfRegular(path);
  try {
    for await (const { text, ended } of lines) {
      row += 1;
      if (!ended) {
        const message = `The last line of ${path} was cut off while it was written; the ${row - 1} before it are whole.`;
        problems.push({ file: path, row, severity: "warning", code: "cut-line", message });
        break;
      }
      if (text.trim() === "") continue;
      const value = parseObject(text);
      if (schema !== undefined && isNewer(value?.["schema"], schema)) throw newer(value["schema"], path);
      const read = value === undefined ? { misfit: "it is no JSON object" } : readShape(shape, value);
      if ("value" in read) {
        found.push(read.value);
        continue;
      }
      damaged += 1;
      if (damaged > mostProblems) continue;
      const message = `Line ${row} of ${path} is no readable record and was left out: ${read.misfit}.`;
      problems.push({ file: path, row, severity: "error", code: "damaged-line", message });
    }
  } catch (error) {
    // A study that was stopped before its first call has no such file.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error instanceof UserError ? error : cannotRead(path, error);
  }
  if (damaged > mostProblems) {
    const message = `${damaged - mostProblems} more lines of ${path} are no readable records and were left out.`;
    problems.push({ file: path, severity: "error", code: "damaged-line", message });
  }
  return found;
}
