import { parseObject } from "../../text";
import { amountOf, fieldsOf, present, textOf } from "../../wire";
import type { Fields } from "../../wire";
import type { ModelInfo } from "../models";

/**
 * The models in an answer of `/v1/models`, with what llama-server and vLLM tell of them there; undefined where it is no such list. What is not told is absent.
 */
export function readModels(text: string): readonly ModelInfo[] | undefined {
  const data = parseObject(text)?.["data"];
  if (!Array.isArray(data)) return undefined;
  return (data as readonly unknown[]).flatMap((entry) => {
    const fields = fieldsOf(entry);
    const name = textOf(fields?.["id"]);
    if (fields === undefined || name === undefined) return [];
    const meta = fieldsOf(fields["meta"]) ?? {};
    const parameters = amountOf(meta["n_params"]);
    const served = amountOf(fields["max_model_len"]);
    return [
      {
        name,
        // Whoever serves one model has it in memory.
        loaded: served !== undefined || meta["n_ctx"] !== undefined,
        ...present({
          bytes: amountOf(meta["size"]),
          quantization: textOf(meta["ftype"]),
          parameterSize: parameters === undefined ? undefined : parameterWords(parameters),
          contextLength: served ?? amountOf(meta["n_ctx_train"]),
          loadedContext: served ?? amountOf(meta["n_ctx"]),
        }),
      },
    ];
  });
}

/** Who owns the first model of such a list: what most servers write there is their own name. */
export function ownerIn(text: string): string | undefined {
  const data = parseObject(text)?.["data"];
  return Array.isArray(data) ? textOf(fieldsOf(data[0])?.["owned_by"]) : undefined;
}

/** The models in an answer of LM Studio's `/api/v0/models`; undefined where it is no such list. */
export function readStudioModels(text: string): readonly ModelInfo[] | undefined {
  const data = parseObject(text)?.["data"];
  if (!Array.isArray(data)) return undefined;
  const entries = (data as readonly unknown[]).map(fieldsOf).filter((each) => each !== undefined);
  if (!entries.some((each) => textOf(each["state"]) !== undefined)) return undefined;
  return entries.flatMap((each) => studioModel(each));
}

function studioModel(fields: Fields): readonly ModelInfo[] {
  const name = textOf(fields["id"]);
  if (name === undefined) return [];
  return [
    {
      name,
      loaded: fields["state"] === "loaded",
      ...present({
        quantization: textOf(fields["quantization"]),
        family: textOf(fields["arch"]),
        contextLength: amountOf(fields["max_context_length"]),
        loadedContext: amountOf(fields["loaded_context_length"]),
        capabilities: fields["type"] === "embeddings" ? ["embedding"] : undefined,
      }),
    },
  ];
}

/** As Ollama writes it: `134.52M`, `4.3B`. */
function parameterWords(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(1)}B`;
  return count >= 1e6 ? `${(count / 1e6).toFixed(2)}M` : `${Math.round(count / 1e3)}K`;
}
