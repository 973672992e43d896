import { makeFolder, whyNotWritten } from "../files";
import { UserError } from "../records";

/**
 * Makes a folder and writes to it.
 * @param remedy what to do where it cannot be written, to stand after a semicolon
 * @throws UserError with the reason
 */
export async function writing<T>(folder: string, remedy: string, write: () => Promise<T>): Promise<T> {
  try {
    await makeFolder(folder);
    return await write();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${folder} cannot be written: ${whyNotWritten(error)}; ${remedy}.`, 1, { cause: error });
  }
}
