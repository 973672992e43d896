/** A model's name in a file's name, such as `gemma3:1b-it-qat` in `gemma3_1b-it-qat_baseline.csv`; undefined where there is none. */
export function modelFromName(file: string): string | undefined {
  const name = file.split("/").at(-1)!;
  const match = /^((?:gemma|llama|qwen|mistral|phi)[a-z0-9.]*)(?:_(\d[\w.]*?[bm](?:-[a-z0-9-]+)?))?_/i.exec(name);
  if (!match) return undefined;
  return match[2] ? `${match[1]!}:${match[2]}` : match[1]!;
}
