import { access, constants, mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder, with those above it that are missing, and sees that files can be written to it.
 * @returns the first folder that was made; undefined where all were there
 * @throws Node's error with the system's own reason
 */
export async function makeFolder(dir: string): Promise<string | undefined> {
  const made = await mkdir(dir, { recursive: true }).catch(async (error: unknown) => {
    // Of a read-only file system Node says that the folder is not there: the first missing one, made alone, gets the system's own word.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") await mkdir(await firstMissing(resolve(dir)));
    throw error;
  });
  await access(dir, constants.W_OK);
  return made;
}

async function firstMissing(dir: string): Promise<string> {
  let missing = dir;
  for (let above = dirname(dir); above !== missing && !(await isThere(above)); above = dirname(above)) missing = above;
  return missing;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
