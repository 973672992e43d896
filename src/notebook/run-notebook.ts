import { fork } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

import { atomicWrite, compiledFile } from "../files";
import { UserError } from "../records";
import { notebookHtml } from "./export-notebook";
import { parseNotebook, sourceOf } from "./format";
import type { Cell, Notebook, Output } from "./format";
import { injectParameters } from "./inject";
import { collectOutputs } from "./outputs";
import type { ChildMessage } from "./outputs";
import { parametersVariable } from "./parameters";
import type { ParameterValue } from "./parameters";

export interface RunNotebookOptions {
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Folder for the executed notebook and its HTML page; `out/notebooks` unless given. */
  readonly out?: string;
  /** Per cell; 600 000 ms unless given. */
  readonly timeLimitMs?: number;
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface NotebookRun {
  readonly ok: boolean;
  /** Path of the executed notebook. */
  readonly notebook: string;
  /** Path of the same as one HTML page. */
  readonly html: string;
  readonly cells: number;
  readonly durationMs: number;
  /** Which cell failed (from 1, code cells), its line where that is known, and what it said. */
  readonly failure?: { readonly cell: number; readonly line?: string; readonly message: string };
}

/**
 * Runs a notebook's cells in order, in a process of its own whose working directory is the notebook's folder, and writes the
 * executed notebook (nbformat 4.5) and an HTML page. Stops at the first failing cell. No Python, no Jupyter.
 * @throws UserError when the file is no notebook or a parameter cannot be given
 */
export async function runNotebook(file: string, options: RunNotebookOptions = {}): Promise<NotebookRun> {
  const started = performance.now();
  const text = await readFile(file, "utf8").catch(() => {
    throw new UserError(`${file} could not be read: give the path of an .ipynb file.`);
  });
  const given = options.parameters ?? {};
  const notebook = injectParameters(parseNotebook(text, file), given, file);
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");
  const kernel = startChild(resolve(dirname(file)), given, options);
  const done = new Map<Cell, Cell>();
  let failure: NotebookRun["failure"];
  try {
    for (const [at, cell] of code.entries()) {
      if (options.signal?.aborted) break;
      options.onProgress?.(`cell ${at + 1} of ${code.length}`);
      const result = await kernel.execute(sourceOf(cell));
      done.set(cell, { ...cell, outputs: result.outputs, execution_count: result.count ?? at + 1 });
      if (result.ok) continue;
      failure = { cell: at + 1, ...describe(result.said, sourceOf(cell)) };
      break;
    }
  } finally {
    kernel.stop();
  }
  const executed = cleared(notebook, done, failure);
  const out = options.out ?? join("out", "notebooks");
  await mkdir(out, { recursive: true });
  const path = join(out, basename(file));
  const html = path.replace(/\.ipynb$/, "") + ".html";
  await atomicWrite(path, `${JSON.stringify(executed, null, 1)}\n`);
  await atomicWrite(html, notebookHtml(executed, basename(file, ".ipynb")));
  const ok = failure === undefined && options.signal?.aborted !== true;
  const durationMs = performance.now() - started;
  return { ok, notebook: path, html, cells: done.size, durationMs, ...(failure ? { failure } : {}) };
}

interface CellResult {
  readonly ok: boolean;
  readonly count?: number | undefined;
  readonly outputs: readonly Output[];
  readonly said: string;
}

function startChild(cwd: string, given: Readonly<Record<string, ParameterValue>>, options: RunNotebookOptions) {
  const env = {
    ...process.env,
    ...(Object.keys(given).length > 0 ? { [parametersVariable]: JSON.stringify(given) } : {}),
  };
  const child = fork(compiledFile("notebook/child.js"), [], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const interrupt = (): void => void child.kill("SIGINT");
  options.signal?.addEventListener("abort", interrupt);
  const ready = new Promise<void>((yes) => void child.once("message", () => yes()));
  const gone = new Promise<never>((_, no) => {
    child.once("error", no);
    child.once("exit", () => no(new Error("the process that ran the cell ended")));
  });
  gone.catch(() => undefined);
  const limit = options.timeLimitMs ?? 600_000;

  const execute = async (code: string): Promise<CellResult> => {
    const collect = collectOutputs();
    let timer: NodeJS.Timeout | undefined;
    let listen: ((message: ChildMessage) => void) | undefined;
    const errors: string[] = [];
    try {
      await Promise.race([ready, gone]);
      const finished = new Promise<{ status: string; count?: number | undefined }>((yes, no) => {
        listen = (message) => {
          collect.add(message);
          if (message.type === "stream" && message.name === "stderr") errors.push(message.text);
          if (message.type === "done") yes(message);
        };
        child.on("message", listen);
        timer = setTimeout(() => {
          child.kill("SIGKILL");
          no(new Error(`the cell ran longer than ${limit / 1000} s`));
        }, limit);
      });
      child.send({ code });
      const { status, count } = await Promise.race([finished, gone]);
      return { ok: status === "ok", count, outputs: collect.outputs(), said: errors.join("") };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      collect.add({ type: "stream", name: "stderr", text: `${said}\n` });
      return { ok: false, outputs: collect.outputs(), said };
    } finally {
      clearTimeout(timer);
      if (listen) child.off("message", listen);
    }
  };
  const stop = (): void => {
    options.signal?.removeEventListener("abort", interrupt);
    if (child.connected) child.disconnect();
  };
  return { execute, stop };
}

function describe(said: string, source: string): { line?: string; message: string } {
  const words = said.split("\n");
  const message = words.find((line) => /^\w*Error\b|^\d+:\d+ - /.test(line)) ?? words[0] ?? "no words";
  // A type error names the line of the cell; an error at run time quotes it below the name of the script.
  const typed = /^(\d+):\d+ - /.exec(message)?.[1];
  const quoted = words.findIndex((line) => line.startsWith("evalmachine.<anonymous>:"));
  const line = typed !== undefined ? source.split("\n")[Number(typed) - 1] : quoted < 0 ? undefined : words[quoted + 1];
  return { message: message.trim(), ...(line === undefined ? {} : { line: line.trim() }) };
}

function cleared(notebook: Notebook, done: ReadonlyMap<Cell, Cell>, failure: NotebookRun["failure"]): Notebook {
  const cells = notebook.cells.map((cell, at): Cell => {
    const id = cell.id ?? `cell-${at}`;
    if (cell.cell_type !== "code") return { ...cell, id };
    return { ...(done.get(cell) ?? { ...cell, outputs: [], execution_count: null }), id };
  });
  const marker: Cell = {
    cell_type: "markdown",
    id: "execution-failed",
    metadata: { tags: ["papermill-error-cell-tag"] },
    source: failure
      ? [`**Execution stopped at code cell ${failure.cell}**: \`${failure.message.replaceAll("`", "'")}\``]
      : [],
  };
  return { ...notebook, nbformat: 4, nbformat_minor: 5, cells: failure ? [marker, ...cells] : cells };
}
