import { startEmbedded } from "../../../src/llm";

/** A server under test. */
export interface Target {
  readonly name: string;
  readonly start: () => Promise<{ readonly host: string; readonly model: string; readonly stop: () => Promise<void> }>;
}

const embedded: Target = {
  name: "the embedded engine",
  start: async () => {
    const engine = await startEmbedded();
    return { ...engine, model: "chimera-demo" };
  },
};

/** A real Ollama, when one is named: `CONFORMANCE_HOST=http://127.0.0.1:11434 CONFORMANCE_MODEL=chimera-demo npm run unit -- conformance`. */
const named = process.env["CONFORMANCE_HOST"];
const real: Target[] = named
  ? [
      {
        name: `Ollama at ${named}`,
        start: async () => {
          const model = process.env["CONFORMANCE_MODEL"] ?? "chimera-demo";
          return { host: named, model, stop: () => Promise.resolve() };
        },
      },
    ]
  : [];

export const targets: readonly Target[] = [embedded, ...real];
