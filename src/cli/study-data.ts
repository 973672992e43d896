import { existsSync, realpathSync } from "node:fs";
import { join, relative, sep, isAbsolute } from "node:path";

import { packageRoot } from "../files";
import { UserError } from "../records";

/** The folder of benchmark files that comes with the kit. */
export function sampleData(): string {
  return join(packageRoot(), "data", "sample");
}

/**
 * The folder of benchmark files that a run reads: the one that was named; else, of a study that goes on, the one that it was measured with; else the
 * sample. A study may have been sent by anybody, so what it names is read unasked only where it is the sample or lies in the working folder.
 * @throws UserError when the folder is not there, or must be named
 */
export function studyData(named: string | undefined, recorded: string | undefined, dir: string | undefined): string {
  const data = named ?? recorded ?? sampleData();
  if (named === undefined && recorded !== undefined)
    refuseOthers(recorded, `with the files in ${recorded}`, "--data with their folder", dir);
  if (!existsSync(data))
    throw new UserError(`The folder ${data} does not exist: give the folder of your benchmark files.`);
  return data;
}

/**
 * The file that a study that goes on was measured with, read unasked only where it lies in the working folder.
 * @throws UserError (wrong usage) when it must be named
 */
export function studyFile(
  recorded: string,
  option: "prompts" | "cases" | "conversation",
  dir: string | undefined,
): string {
  refuseOthers(recorded, `with ${recorded}`, `--${option} with the file`, dir);
  return recorded;
}

function refuseOthers(recorded: string, measured: string, remedy: string, dir: string | undefined): void {
  if (isOwn(recorded)) return;
  throw new UserError(
    `The study in ${dir ?? "."} was measured ${measured}, outside of this folder: give ${remedy} if they are to be read.`,
    2,
  );
}

/** Also where it is not there. */
function isOwn(data: string): boolean {
  const place = real(data);
  return place === undefined || place === real(sampleData()) || isInside(place, real(".")!);
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
