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

const known = new RegExp(
  `^(?:${families}|meta-llama|mixtral|ministral|codestral|devstral|magistral|gpt-oss|granite|command-r|falcon|smollm|codegemma|starcoder|olmo|nemotron|glm|kimi|minimax|exaone|internlm|stablelm|vicuna|yi-|dolphin|hermes|nous-hermes|orca|zephyr|wizardlm|aya|solar|cogito|lfm|moondream|llava)`,
  "i",
);
const parameters = /(?:^|[^a-z\d.])\d+(?:\.\d+)?[bm](?![a-z\d])/i;
const tag = /^(?:[\w.-]+\/)*[a-z][\w. -]*:([\w.-]+)$/i;
const repository = /^[\w.-]+\/[\w.-]+$/;

/** Whether a text is written as a model's name is: `gemma3:1b`, `meta-llama/Llama-3.1-8B`, `Llama 3.2 3B`, `x.gguf`. */
export function looksLikeModel(text: string): boolean {
  const name = text.trim();
  if (name.length < 3 || name.length > 120 || /\s(?:vs\.?|and|on|with|for|the|[-\u2013\u2014|])\s/i.test(name))
    return false;
  if (/^[^\s].*\.gguf$/i.test(name)) return true;
  const told = tag.exec(name)?.[1];
  if (told !== undefined && !name.includes("//")) {
    return known.test(name.slice(name.lastIndexOf("/") + 1)) || parameters.test(`:${told}`) || told === "latest";
  }
  if (repository.test(name)) return parameters.test(name) || known.test(name.slice(name.indexOf("/") + 1));
  return known.test(name) && parameters.test(name) && name.split(/\s+/).length <= 4;
}

const inCommand = [
  /--(?:served-)?model(?:[-_](?:name|id|path|tag))?[ =]["']?([^\s"',]+)/,
  /\bollama (?:run|bench) ["']?([^\s"',-][^\s"',]*)/,
  /\bllama[-\w./]*\s(?:.*\s)?-m[ =]["']?([^\s"']+)/,
  /\bpretrained=["']?([^,\s"')]+)/,
  /\bmodel(?:_name|_id|_path)?=["']?([^,"'\s)]+)/,
];

/** The model that a command line, a list of its words, or the arguments of a program name; undefined where they name none. */
export function modelInCommand(command: unknown): string | undefined {
  const text = Array.isArray(command) ? command.filter((word) => typeof word === "string").join(" ") : command;
  if (typeof text !== "string" || text.length > 20_000) return undefined;
  for (const pattern of inCommand) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined && found !== "None")
      return found.endsWith(".gguf") ? found.slice(found.lastIndexOf("/") + 1) : found;
  }
  return undefined;
}

/** Whether a word is how HTTP asks, and so no program that runs models. */
export function isVerb(word: string): boolean {
  return /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(word.trim());
}
