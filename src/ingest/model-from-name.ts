const families =
  /^((?:gemma|llama|qwen|mistral|phi|deepseek|codellama|tinyllama)[a-z0-9.]*)(?:_(\d[\w.]*?[bm](?:-[a-z0-9-]+?)?))?_(?:baseline|param|bench|runs|quant|summary)/i;

/**
 * A model's name in a file's name, such as `gemma3:1b-it-qat` in `gemma3_1b-it-qat_baseline.csv`; undefined where there is none.
 * A name without a tag is Ollama's `latest`.
 */
export function modelFromName(name: string): string | undefined {
  const match = families.exec(name);
  return match === null ? undefined : `${match[1]!}:${match[2] ?? "latest"}`;
}
