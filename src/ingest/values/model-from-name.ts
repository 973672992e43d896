const kinds = "(?:baseline|param|bench|runs|quant|summary)";
const size = String.raw`\d[\w.]*?[bm](?:-[a-z0-9_-]+?)?`;
const families = "gemma|llama|qwen|mistral|phi|deepseek|codellama|tinyllama";
/** A known family with or without a size, or any name with one. */
const patterns = [
  new RegExp(`^((?:${families})[a-z0-9.]*)(?:_(${size}))?_${kinds}`, "i"),
  new RegExp(`^([a-z][a-z0-9.-]*)_(${size})_${kinds}`, "i"),
];

/**
 * A model's name in a file's name, such as `gemma3:1b-it-qat` in `gemma3_1b-it-qat_baseline.csv`; undefined where there is none.
 * A name without a tag is Ollama's `latest`.
 */
export function modelFromName(name: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(name);
    if (match !== null) return `${match[1]!}:${match[2] ?? "latest"}`;
  }
  return undefined;
}
