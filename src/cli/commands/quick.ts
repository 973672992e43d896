import { connect } from "../../llm";
import { quick, quickText } from "../../study";
import type { QuickProgress } from "../../study";
import type { Command } from "../command";
import { refuseBothServers } from "../server-options";
import { flag, text, whole } from "../values";

const doing: Readonly<Record<QuickProgress["phase"], string>> = {
  load: "loading the model",
  length: "counting tokens",
  call: "measuring",
};

export const quickCommand: Command = {
  name: "quick",
  summary: "One minute, no arguments: how fast is what is here.",
  arguments: [],
  options: {
    model: { type: "string", value: "M", help: ["the model; the one that is loaded, else the first, unless given"] },
    host: {
      type: "string",
      value: "URL",
      help: ["the server; else OLLAMA_HOST, else 127.0.0.1:11434, else the embedded engine"],
    },
    seconds: { type: "string", value: "N", help: ["how long to measure; 60 unless given"] },
    embedded: { type: "boolean", help: ["the embedded engine, without asking for an Ollama"] },
  },
  notes: ["Nothing is kept and nothing is sent anywhere but to the server: the lines that it prints are the result."],
  run: async (_positionals, values, terminal) => {
    const [host, model, seconds] = [text(values, "host"), text(values, "model"), whole(values, "seconds", 1, 3600)];
    const embedded = flag(values, "embedded");
    refuseBothServers(embedded, host);
    const connection = await connect({ ...(host === undefined ? {} : { host }), ...(embedded ? { embedded } : {}) });
    try {
      terminal.err(connection.note);
      const { redraw } = terminal;
      let phase: QuickProgress["phase"] | undefined;
      const result = await quick(connection, {
        ...(model === undefined ? {} : { model }),
        ...(seconds === undefined ? {} : { seconds }),
        signal: terminal.signal,
        onProgress: (progress) => {
          const line = `${doing[progress.phase]}, ${progress.calls} calls, ${Math.round(progress.elapsedMs / 1000)} s of about ${seconds ?? 60}`;
          if (redraw) redraw(line);
          else if (progress.phase !== phase) terminal.err(`${doing[progress.phase]} …`);
          phase = progress.phase;
        },
      });
      redraw?.("");
      for (const line of quickText(result).split("\n")) terminal.out(line);
      return result.interrupted ? 130 : 0;
    } finally {
      await connection.close();
    }
  },
};
