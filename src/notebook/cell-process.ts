import { fork } from "node:child_process";

import { compiledFile } from "../files";
import type { CellOutputs, ChildMessage } from "./outputs";
import { collectOutputs } from "./outputs";

export interface CellProcessOptions {
  /** Working directory: the notebook's folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Per cell, ms. */
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Gets every message of the cell that runs. */
  readonly onMessage?: (message: ChildMessage) => void;
}

/** What became of one cell. */
export interface CellResult {
  readonly ok: boolean;
  readonly count?: number | undefined;
  /** Its outputs; later cells may still update them. */
  readonly outputs: CellOutputs["outputs"];
  /** What it wrote to standard error. */
  readonly said: string;
}

/** A process that runs the cells of one notebook, one after another. */
export interface CellProcess {
  readonly execute: (code: string) => Promise<CellResult>;
  readonly stop: () => void;
}

/** Starts the process. An abort interrupts the cell that runs, as the stop button of a notebook does. */
export function startCells(options: CellProcessOptions): CellProcess {
  const { cwd, env, signal, timeLimitMs } = options;
  const child = fork(compiledFile("notebook/child.js"), [], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // A group of its own: a terminal's Ctrl-C reaches it once, through the signal.
    detached: process.platform !== "win32",
  });
  const interrupt = (): void => void child.kill("SIGINT");
  signal?.addEventListener("abort", interrupt);
  const ready = new Promise<void>((yes) => void child.once("message", () => yes()));
  const gone = new Promise<never>((_, no) => {
    child.once("error", no);
    child.once("exit", (code, by) => no(new Error(`the process that ran the cell ended (${by ?? `code ${code}`})`)));
  });
  gone.catch(() => undefined);
  const collector = collectOutputs();

  const execute = async (code: string): Promise<CellResult> => {
    const cell = collector.cell();
    const said: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    let listen: ((message: ChildMessage) => void) | undefined;
    try {
      await Promise.race([ready, gone]);
      const finished = new Promise<{ readonly status: string; readonly count?: number }>((yes, no) => {
        listen = (message) => {
          cell.add(message);
          options.onMessage?.(message);
          if (message.type === "stream" && message.name === "stderr") said.push(message.text);
          if (message.type === "done") yes(message);
        };
        child.on("message", listen);
        timer = setTimeout(() => {
          child.kill("SIGKILL");
          no(new Error(`the cell ran longer than ${timeLimitMs / 1000} s`));
        }, timeLimitMs);
      });
      child.send({ code });
      const { status, count } = await Promise.race([finished, gone]);
      return { ok: status === "ok", count, outputs: cell.outputs, said: said.join("") };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      cell.add({ type: "stream", name: "stderr", text: `${text}\n` });
      return { ok: false, outputs: cell.outputs, said: text };
    } finally {
      clearTimeout(timer);
      if (listen) child.off("message", listen);
    }
  };
  const stop = (): void => {
    signal?.removeEventListener("abort", interrupt);
    if (child.connected) child.disconnect();
  };
  return { execute, stop };
}
