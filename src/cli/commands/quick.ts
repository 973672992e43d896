import { connect } from "../../llm";
import { quick, quickText } from "../../study";
import type { QuickProgress } from "../../study";
import type { Command } from "../command";
import { serverAsked, serverOptions } from "../server-options";
import { text, whole } from "../values";

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
    seconds: { type: "string", value: "N", help: ["how long to measure; 60 unless given"] },
    ...serverOptions,
  },
  notes: ["Nothing is kept and nothing is sent anywhere but to the server: the lines that it prints are the result."],
  run: async (_positionals, values, terminal) => {
    const [model, seconds] = [text(values, "model"), whole(values, "seconds", 1, 3600)];
    const connection = await connect(serverAsked(values));
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
