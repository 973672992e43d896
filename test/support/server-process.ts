import { fork } from "node:child_process";
import { join } from "node:path";

/** A server that runs in a process of its own and takes orders from the tests. */
export interface ServerProcess {
  readonly port: number;
  readonly ask: <T = void>(order: string, rest?: object) => Promise<T>;
  readonly stop: () => Promise<void>;
}

/** Starts the server of a file under `test/support`; its work and memory are not those of the tests. */
export async function startServerProcess(file: string, ...given: readonly string[]): Promise<ServerProcess> {
  const child = fork(join(__dirname, file), given, { execArgv: [] });
  const waiting = new Map<number, (value: unknown) => void>();
  let next = 1;
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server of ${file} ended with code ${code ?? "none"}`)));
    child.on("message", (message: { port?: number; id?: number; value?: unknown }) => {
      if (message.port !== undefined) resolve(message.port);
      else waiting.get(message.id ?? 0)?.(message.value);
    });
  });
  return {
    port,
    ask: <T = void>(order: string, rest: object = {}): Promise<T> =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, resolve as (value: unknown) => void);
        child.send({ id, order, ...rest }, (error) => {
          if (error) reject(new Error(`the server of ${file} did not hear "${order}": ${error.message}`));
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}
