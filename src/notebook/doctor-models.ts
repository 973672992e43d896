import { connect, defaultBudgets, demoModelFile, measure } from "../llm";
import type { Finding } from "./finding";

/** What answers at Ollama's address. The kit works without it. */
export async function ollamaFinding(): Promise<Finding> {
  const named = process.env["OLLAMA_HOST"] || undefined;
  try {
    const connection = await connect({ server: named ?? "127.0.0.1:11434" });
    const models = (await connection.models()).map((model) => model.name);
    await connection.close();
    const at = `${connection.version} at ${connection.host}`;
    const elsewhere =
      connection.hostKind === "remote" ? "; another machine, whose processor and graphics card are not known" : "";
    if (models.length > 0) return { name: "Ollama", ok: true, detail: `${at}: ${listed(models)}${elsewhere}` };
    return { name: "Ollama", ok: false, detail: `${at} has no model`, fix: "ollama pull gemma3" };
  } catch (error) {
    const why = named === undefined ? "none answers" : (error as Error).message;
    return { name: "Ollama", ok: false, detail: `${why} (the embedded engine stands in)`, fix: "ollama serve" };
  }
}

/** Whether the model that is always there really answers. */
export async function engineFinding(): Promise<Finding> {
  const name = "embedded engine";
  try {
    const connection = await connect({ embedded: true });
    try {
      const model = await connection.model();
      const call = await measure(connection, {
        id: "doctor",
        study: "doctor",
        run: 0,
        stage: "doctor",
        variant: "doctor",
        model,
        prompt: "The median of the runs is",
        options: { num_predict: 4, num_ctx: 256, temperature: 0, seed: 1 },
        cache: "avoid",
        budgets: { ...defaultBudgets, totalMs: 60_000 },
      });
      const { ttftMs } = call.clock;
      if (ttftMs !== undefined)
        return { name, ok: true, detail: `${model.name} answers, first token after ${ttftMs.toFixed(0)} ms` };
      return { name, ok: false, detail: call.error ?? call.status, fix: "npm ci" };
    } finally {
      await connection.close();
    }
  } catch (error) {
    const why = (error as Error).message.split("\n")[0]!;
    return { name, ok: false, detail: `${why} (model: ${demoModelFile()})`, fix: "npm ci" };
  }
}

function listed(models: readonly string[]): string {
  const more = models.length - 5;
  return `${models.slice(0, 5).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
