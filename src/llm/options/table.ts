/** What an option of Ollama takes. */
export interface OptionRule {
  /** `texts` is a list of texts, none of them empty. */
  readonly kind: "whole" | "number" | "switch" | "texts";
  readonly least?: number;
  readonly most?: number;
  /** Such as somebody would write it. */
  readonly example: string;
}

const largest = 2 ** 31 - 1;

/**
 * The options that Ollama reads (0.24, and `draft_num_predict` of later ones), with what each takes. Ollama ignores a name that it does
 * not know without a word and answers a value of another type with an error in every call, so both are refused before the first one.
 * Ranges are those outside of which Ollama's own reading of a value makes no sense; -1 and -2 have meanings of their own there.
 */
export const ollamaOptions: Readonly<Record<string, OptionRule>> = {
  num_ctx: { kind: "whole", least: 1, most: largest, example: "4096" },
  num_batch: { kind: "whole", least: 1, most: largest, example: "512" },
  num_gpu: { kind: "whole", least: -1, most: largest, example: "80" },
  main_gpu: { kind: "whole", least: 0, most: 1023, example: "0" },
  use_mmap: { kind: "switch", example: "true" },
  num_thread: { kind: "whole", least: 0, most: 65_536, example: "4" },
  num_keep: { kind: "whole", least: -1, most: largest, example: "24" },
  seed: { kind: "whole", least: -1, most: Number.MAX_SAFE_INTEGER, example: "1" },
  num_predict: { kind: "whole", least: -2, most: largest, example: "256" },
  draft_num_predict: { kind: "whole", least: 0, most: largest, example: "4" },
  top_k: { kind: "whole", least: -1, most: largest, example: "40" },
  top_p: { kind: "number", least: 0, most: 1, example: "0.9" },
  min_p: { kind: "number", least: 0, most: 1, example: "0.05" },
  typical_p: { kind: "number", least: 0, most: 1, example: "1" },
  repeat_last_n: { kind: "whole", least: -1, most: largest, example: "64" },
  temperature: { kind: "number", least: 0, most: 100, example: "0.8" },
  repeat_penalty: { kind: "number", least: 0, most: 100, example: "1.1" },
  presence_penalty: { kind: "number", least: -100, most: 100, example: "0.5" },
  frequency_penalty: { kind: "number", least: -100, most: 100, example: "0.5" },
  stop: { kind: "texts", example: '["END"]' },
};

/** Options that other servers have and Ollama has not. */
export const serverOptions: Readonly<Record<string, OptionRule>> = {
  ignore_eos: { kind: "switch", example: "true" },
};

/** What older versions read, and a newer one ignores: a variant with one of them would measure nothing new. */
export const retiredOptions: readonly string[] = [
  ...["mirostat", "mirostat_eta", "mirostat_tau", "tfs_z", "penalize_newline"],
  ...[
    "numa",
    "low_vram",
    "use_mlock",
    "f16_kv",
    "vocab_only",
    "logits_all",
    "rope_frequency_base",
    "rope_frequency_scale",
  ],
];

/** In words: `a whole number from 1 to 2147483647`. */
export function taken({ kind, least, most }: OptionRule): string {
  if (kind === "switch") return "true or false";
  if (kind === "texts") return "a list of texts, none of them empty";
  return `${kind === "whole" ? "a whole number" : "a number"} from ${least} to ${most}`;
}
