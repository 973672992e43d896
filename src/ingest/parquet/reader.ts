import type { ChildProcess } from "node:child_process";

import { compiledFile } from "../../files";
import type { IngestLimits } from "../files/limits";
import type { ParquetAnswer, ParquetMessage, ParquetRequest } from "./answer";

const heapMegabytes = 512;

/** Reads Parquet files in a process that is started with the first of them. */
export interface ParquetReader {
  /**
   * Reads one file; the next may be asked for when this one has ended. The bytes are copied before this returns.
   * @throws the signal's reason, once it is aborted
   */
  readonly read: (bytes: Uint8Array) => Promise<ParquetAnswer>;
  /** Ends the process, if there is one. */
  readonly close: () => void;
}

/**
 * A process and not a thread, because V8 ends the whole process when a thread's heap is full and the next thing does not fit by far, which a
 * damaged file can ask for.
 */
export function parquetReader(limits: IngestLimits, signal?: AbortSignal): ParquetReader {
  const { parquetMs, parquetCells: cells, cellCharacters } = limits;
  let child: ChildProcess | undefined;
  const close = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const read = (bytes: Uint8Array): Promise<ParquetAnswer> => {
    signal?.throwIfAborted();
    const own = (child ??= start());
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let begun = false;
      const settle = (): void => {
        clearTimeout(timer);
        own.off("message", hear).off("exit", gone).off("error", gone);
        signal?.removeEventListener("abort", abort);
      };
      const end = (answer: ParquetAnswer): void => {
        settle();
        resolve(answer);
      };
      const hear = (message: ParquetMessage): void => {
        if (message.type === "answer") return end(message.answer);
        begun = true;
        timer = setTimeout(() => {
          close();
          end(tooSlow(parquetMs));
        }, parquetMs);
      };
      const gone = (): void => {
        close();
        end(begun ? tooMuchMemory : notStarted);
      };
      const abort = (): void => {
        close();
        settle();
        reject(signal!.reason as Error);
      };
      own.on("message", hear).on("exit", gone).on("error", gone);
      signal?.addEventListener("abort", abort, { once: true });
      const request: ParquetRequest = { bytes, bounds: { cells, cellCharacters } };
      // Where it cannot be sent, the process has ended, and that is heard.
      own.send(request, () => undefined);
    });
  };
  return { read, close };
}

function start(): ChildProcess {
  // Loading it takes 2 ms, which most folders have no need of.
  const { fork } = process.getBuiltinModule("node:child_process");
  const child = fork(compiledFile("ingest/parquet/main.js"), [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    serialization: "advanced",
    // V8 has a page to say about a full heap.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return child.on("error", () => undefined);
}

function tooSlow(ms: number): ParquetAnswer {
  const message = `was not read within ${ms / 1000} s, so it is damaged or claims more than it holds; write it again, or export it as CSV`;
  return { code: "parquet-time", message };
}

const tooMuchMemory: ParquetAnswer = {
  code: "parquet-memory",
  message:
    "asks for more memory than a file of its size needs, so it is damaged or claims more than it holds; write it again, or export it as CSV",
};

const notStarted: ParquetAnswer = {
  status: "unreadable",
  code: "no-parquet-reader",
  message:
    "is not read because the process that reads Parquet files does not start; run `npm start` again, which installs and builds what is missing",
};
