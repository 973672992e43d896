import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { compiledFile } from "../../src/files";

/** A reader of texts as `dist` exports it. */
export interface Reader {
  /** Such as `claims/index.js`. */
  readonly file: string;
  readonly name: string;
  /** What it is given after the text; with `curried`, what it is given to make the function that takes the text. */
  readonly given: readonly unknown[];
  readonly curried?: boolean;
}

/** How the work of a reader grows. */
export interface Growth {
  /** How many times the work four times the text takes: 4 where it is linear, 16 where it is quadratic. */
  readonly growth: number;
  /** Patterns that do not come to an end on a far longer text. */
  readonly slow: readonly string[];
}

/** More than this is not linear: a table has its cells and its rows. */
export const mostGrowth = 6;

/**
 * How the work of a reader grows with each of these texts, counted in steps and characters and not timed: the same on each machine, however busy.
 * @param characters of the shorter text
 */
export async function growthOf(
  reader: Reader,
  pieces: readonly string[],
  characters = 4000,
): Promise<ReadonlyMap<string, Growth>> {
  const { file, name, given, curried = false } = reader;
  const worker = new Worker(join(__dirname, "growth-worker.mjs"), {
    workerData: { file: compiledFile(file), name, rest: { given, curried } },
    execArgv: [],
  });
  try {
    const found = new Map<string, Growth>();
    for (const piece of pieces) {
      worker.postMessage({ piece, characters });
      const [growth] = (await once(worker, "message")) as [Growth];
      found.set(piece, growth);
    }
    return found;
  } finally {
    await worker.terminate();
  }
}

/** The pieces of text whose work grows out of proportion, each with how. */
export async function outOfProportion(
  reader: Reader,
  pieces: readonly string[],
  characters?: number,
): Promise<readonly string[]> {
  const grown = await growthOf(reader, pieces, characters);
  return [...grown].flatMap(([piece, { growth, slow }]) =>
    growth > mostGrowth || slow.length > 0 ? [`${JSON.stringify(piece)}: ${growth.toFixed(1)} ${slow.join(" ")}`] : [],
  );
}
