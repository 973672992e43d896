import { optionsIn } from "../values/fields";
import { isList, isObject, jsonKind } from "./kind";
import { ollamaColumns } from "./ollama-row";

const quantities = new Map(ollamaColumns);

/** `*_summary.json` of a prompt suite: per model, how many prompts were completed and the means over those. */
export const ollamaSummary = jsonKind(
  "ollama-summary",
  ({ models, prompt_count }) => isList(models) && typeof prompt_count === "number",
  ({ models, generated_at }, out) => {
    if (!isList(models)) return;
    models.forEach((entry, index) => {
      if (!isObject(entry)) return;
      const { prompt_count: asked, completed, model } = entry;
      const none = completed === 0;
      const row = {
        pointer: `/models/${index}`,
        subject: { ...(typeof model === "string" ? { model } : {}), backend: "ollama" },
        settings: optionsIn(entry["options"]),
        settingsFrom: "record" as const,
        ...(typeof generated_at === "string" ? { dimensions: { timestamp: generated_at } } : {}),
      };
      const count = { unit: "count", scale: 1, originalUnit: "", aggregate: "count" } as const;
      if (asked !== undefined) out.value(row, { metric: "prompts", ...count }, asked, "prompt_count");
      if (completed !== undefined) out.value(row, { metric: "completed", ...count }, completed, "completed");
      const failure = {
        status: "failed",
        reason: `none of ${typeof asked === "number" ? asked : "the"} prompts was completed`,
      } as const;
      for (const name of ["ttft_s", "tokens_s"]) {
        const key = `mean_${name}`;
        if (!none && !Object.hasOwn(entry, key)) continue;
        const quantity = { ...quantities.get(name)!, aggregate: "mean" } as const;
        out.value(none ? { ...row, failure } : row, quantity, entry[key] ?? null, key);
      }
    });
  },
);
