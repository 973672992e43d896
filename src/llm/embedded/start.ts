import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";

import { compiledFile } from "../../files";
import { UserError } from "../../records";
import { demoModelFile } from "./demo-model";

/** A running embedded engine. */
export interface EmbeddedEngine {
  /** `http://127.0.0.1:PORT`. */
  readonly host: string;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** A model file; the demo model when absent. */
  readonly gguf?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Threads of the engine; 1 by default, because all cores of a small machine make it slower, not faster. */
  readonly threads?: number;
}

/** What the engine gives as its version: a name and number that no Ollama has. */
export const embeddedVersion = "chimera-embedded/1";

/**
 * Starts llama.cpp behind Ollama's API in a process of its own, on loopback; it ends with this process.
 * @throws UserError when the model file is missing or cannot be loaded
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedEngine> {
  const gguf = options.gguf ?? demoModelFile();
  if (!existsSync(gguf)) throw new UserError(`There is no model file at ${gguf}: give the path of a GGUF file.`);
  const child = fork(
    compiledFile("llm/embedded/main.js"),
    [gguf, String(options.port ?? 0), String(options.threads ?? 1), embeddedVersion],
    { stdio: ["ignore", "ignore", "pipe", "ipc"], execArgv: [], env: engineEnvironment() },
  );
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const port = await new Promise<number>((resolve, reject) => {
    const refuse = (why: string): void =>
      reject(new UserError(`The embedded engine could not serve ${gguf}: ${whyNot(why)}.`));
    child.once("message", (message: { port?: number; error?: string }) => {
      if (message.port === undefined) refuse(message.error ?? "no reason given");
      else resolve(message.port);
    });
    child.once("exit", (code) => refuse(complaint.trim().split("\n").at(-1) ?? `its process ended with code ${code}`));
    child.once("error", (error) => refuse(error.message));
  });
  child.unref();
  child.channel?.unref();
  (child.stderr as { unref?: () => void } | null)?.unref?.();
  return {
    host: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.ref();
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

/** Its reason, with the remedy where there is one. */
function whyNot(why: string): string {
  const few = /\bEMFILE\b/.test(why);
  return few ? "this process may open no more files: raise its limit with ulimit -n" : why.replace(/\.$/, "");
}

/** llama.cpp's loader asks for a home folder as it starts; a user of a container may have none. */
function engineEnvironment(): NodeJS.ProcessEnv {
  try {
    homedir();
    return process.env;
  } catch {
    return { ...process.env, HOME: tmpdir() };
  }
}
