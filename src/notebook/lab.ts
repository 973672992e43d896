import { UserError } from "../records";
import { userKernelFolder, writeKernel } from "./kernel-spec";
import { startLab } from "./lab-server";
import { makeVenv } from "./venv";

export interface LabOptions {
  /** Only registers the kernel for the user, for a JupyterLab that is already there. */
  readonly kernelOnly?: boolean;
  /** Folder that is opened; the kit's `notebooks/` unless given. */
  readonly folder?: string;
  readonly port?: number;
  /** Opens a browser; true unless given. */
  readonly open?: boolean;
  readonly onProgress?: (line: string) => void;
  /** Ends the server. */
  readonly signal?: AbortSignal;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Starts JupyterLab on `notebooks/` from the project's own virtual environment, which it makes the first time, and waits until it
 * ends. Touches nothing outside the project. Returns an exit code.
 * @throws UserError when Python or its venv module is missing, packages cannot be installed, or the server does not start
 */
export async function lab(options: LabOptions = {}): Promise<number> {
  const say = options.onProgress ?? (() => undefined);
  if (options.kernelOnly === true) {
    say(
      `The kernel "TypeScript (chimera)" is registered for you: ${await writeKernel(userKernelFolder())}. Your JupyterLab offers it after a reload; figures need \`pip install plotly\` in its environment, else they come as pictures.`,
    );
    return 0;
  }
  const { port } = options;
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new UserError(`${port} is no port: give a whole number from 1 to 65535.`, 2);
  }
  await makeVenv(say);
  const server = await startLab({ ...options, open: options.open ?? true });
  say(`JupyterLab answers at ${server.url} (${(server.startMs / 1000).toFixed(1)} s). Ctrl-C ends it.`);
  const stop = (): void => void server.stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  if (options.signal?.aborted === true) stop();
  for (const name of signals) process.on(name, stop);
  try {
    const code = await server.ended;
    if (code !== 0) say(`JupyterLab ended with code ${code}; its words are in ${server.log}`);
    return code;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    for (const name of signals) process.off(name, stop);
  }
}
