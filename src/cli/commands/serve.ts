import { startEmbedded } from "../../llm";
import type { Command } from "../command";
import { text, whole } from "../values";

export const serveCommand: Command = {
  name: "serve",
  summary: "Serve the embedded model, or any GGUF file, on Ollama's API (loopback only).",
  arguments: [],
  options: {
    port: { type: "string", value: "N", help: ["the port; 0 (the default) takes a free one and prints it"] },
    gguf: { type: "string", value: "FILE", help: ["a model file to serve instead of the embedded demo model"] },
  },
  run: async (_positionals, values, terminal) => {
    const gguf = text(values, "gguf");
    const engine = await startEmbedded({ port: whole(values, "port", 0, 65535) ?? 0, ...(gguf ? { gguf } : {}) });
    terminal.out(`Serving on ${engine.host} (try: OLLAMA_HOST=${engine.host} npx chimera run). Ctrl-C ends it.`);
    await new Promise<void>((resolve) => {
      terminal.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await engine.stop();
    return 0;
  },
};
