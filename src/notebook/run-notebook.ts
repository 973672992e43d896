import { basename, dirname, join, resolve } from "node:path";

import { atomicWrite } from "../files";
import { UserError } from "../records";
import { startCells } from "./cell-process";
import type { CellResult } from "./cell-process";
import { notebookHtml } from "./export-notebook";
import { describeFailure, markFailure, withoutMarkers } from "./failure";
import type { NotebookFailure } from "./failure";
import { sourceOf } from "./format";
import type { Cell, Notebook } from "./format";
import { injectParameters } from "./inject";
import type { ChildMessage } from "./outputs";
import { parametersVariable } from "./parameters";
import type { ParameterValue } from "./parameters";
import { progressKey } from "./progress";
import { readNotebook } from "./read-notebook";
import { writing } from "./writing";

const elsewhere = "choose another folder with --out";

export interface RunNotebookOptions {
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Folder for the executed notebook and its HTML page; `out/notebooks` unless given. */
  readonly out?: string;
  /** Per cell; 600 000 ms unless given. */
  readonly timeLimitMs?: number;
  /** Gets a line when a cell begins, and at each step of a live progress in it. */
  readonly onProgress?: (line: string) => void;
  /** Interrupts the cell that runs; what there is then is written. */
  readonly signal?: AbortSignal;
}

export interface NotebookRun {
  readonly ok: boolean;
  /** True when the signal stopped it. */
  readonly interrupted: boolean;
  /** Path of the executed notebook. */
  readonly notebook: string;
  /** Path of the same as one HTML page. */
  readonly html: string;
  /** Code cells that ran. */
  readonly cells: number;
  readonly durationMs: number;
  /** From the start to the end of the first cell: starting the kernel, and what it loads. */
  readonly firstResultMs?: number;
  readonly failure?: NotebookFailure;
}

/**
 * Runs a notebook's cells in order, in a process of its own whose working directory is the notebook's folder, and writes the
 * executed notebook (nbformat 4.5) and an HTML page. Stops at the first failing cell. No Python, no Jupyter.
 * @throws UserError when the file is no notebook, a parameter cannot be given, or the notebook itself would be overwritten
 */
export async function runNotebook(file: string, options: RunNotebookOptions = {}): Promise<NotebookRun> {
  const started = performance.now();
  const out = options.out ?? join("out", "notebooks");
  const path = join(out, basename(file));
  if (resolve(path) === resolve(file))
    throw new UserError(`The executed notebook would overwrite ${file}: choose another folder with --out.`, 2);
  const given = options.parameters ?? {};
  const notebook = injectParameters(withoutMarkers(await readNotebook(file)), given, file);
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");
  // Seen before the first cell runs: what an hour of them gave must have a place.
  await writing(out, elsewhere, async () => undefined);
  let at = 0;
  const kernel = startCells({
    cwd: resolve(dirname(file)),
    env: { ...process.env, ...(Object.keys(given).length > 0 ? { [parametersVariable]: JSON.stringify(given) } : {}) },
    timeLimitMs: options.timeLimitMs ?? 600_000,
    signal: options.signal,
    onMessage: tellSteps((line) => options.onProgress?.(`cell ${at + 1} of ${code.length}: ${line}`)),
  });
  const results = new Map<Cell, CellResult>();
  let failure: NotebookFailure | undefined;
  let firstResultMs: number | undefined;
  try {
    for (const [index, cell] of code.entries()) {
      if (options.signal?.aborted) break;
      at = index;
      options.onProgress?.(`cell ${at + 1} of ${code.length}`);
      const result = await kernel.execute(sourceOf(cell));
      results.set(cell, result);
      firstResultMs ??= performance.now() - started;
      if (result.ok) continue;
      failure = { cell: at + 1, ...describeFailure(result.said, sourceOf(cell)) };
      break;
    }
  } finally {
    kernel.stop();
  }
  const executed = withResults(notebook, results, failure);
  const html = join(out, `${basename(file, ".ipynb")}.html`);
  await writing(out, elsewhere, async () => {
    await atomicWrite(path, `${JSON.stringify(executed, null, 1)}\n`);
    await atomicWrite(html, notebookHtml(executed, basename(file, ".ipynb")));
  });
  const interrupted = options.signal?.aborted === true;
  return {
    ok: failure === undefined && !interrupted,
    interrupted,
    notebook: path,
    html,
    cells: results.size,
    durationMs: performance.now() - started,
    ...(firstResultMs === undefined ? {} : { firstResultMs }),
    ...(failure ? { failure } : {}),
  };
}

/** Tells each new step of a live progress once. */
function tellSteps(tell: (line: string) => void): (message: ChildMessage) => void {
  let last: unknown = "";
  return (message) => {
    if (message.type !== "display") return;
    const step = message.display.metadata?.[progressKey];
    if (typeof step !== "string" || step === "" || step === last) return;
    last = step;
    const plain = message.display.data["text/plain"];
    tell(typeof plain === "string" ? plain : step);
  };
}

function withResults(
  notebook: Notebook,
  results: ReadonlyMap<Cell, CellResult>,
  failure: NotebookFailure | undefined,
): Notebook {
  let count = 0;
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.cell_type !== "code") return cell;
    const result = results.get(cell);
    count += 1;
    return { ...cell, outputs: result?.outputs() ?? [], execution_count: result ? (result.count ?? count) : null };
  });
  const executed: Notebook = { ...notebook, nbformat: 4, nbformat_minor: 5, cells };
  return failure ? markFailure(executed, failure) : executed;
}
