import { stat } from "node:fs/promises";
import { basename } from "node:path";

import type * as Llama from "node-llama-cpp" with { "resolution-mode": "import" };

import { generate } from "./generate";
import type { LoadedModel, ModelFacts } from "./job";

/**
 * Opens a GGUF file in llama.cpp on the CPU.
 * @param threads one unless told otherwise: with all cores of a small machine the engine competes with the notebook and becomes hundreds
 *   of times slower
 */
export async function openModel(gguf: string, threads: number): Promise<LoadedModel> {
  const library: typeof Llama = await import("node-llama-cpp");
  const llama = await library.getLlama({
    gpu: false,
    build: "never",
    progressLogs: false,
    logLevel: library.LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath: gguf });
  const { size } = await stat(gguf);
  let context: Llama.LlamaContext | undefined;
  let sequence: Llama.LlamaContextSequence | undefined;

  const prepare = async (numCtx: number): Promise<Llama.LlamaContextSequence> => {
    if (context?.contextSize === numCtx && sequence) return sequence;
    await context?.dispose();
    sequence = undefined;
    context = await model.createContext({ contextSize: numCtx, threads, sequences: 1 });
    sequence = context.getSequence();
    return sequence;
  };
  return {
    facts: factsOf(library, model, gguf, size),
    prepare: async (numCtx) => {
      await prepare(numCtx);
    },
    contextSize: () => context?.contextSize ?? 0,
    generate: async (job, watch) =>
      generate({ library, llama, model, sequence: await prepare(job.numCtx) }, job, watch),
    embed: async (texts) => {
      const embedder = await model.createEmbeddingContext({ threads });
      const vectors: number[][] = [];
      // A text without tokens is read as the token that begins every text.
      const tokensOf = (text: string): Llama.Token[] => {
        const tokens = model.tokenize(text);
        const { bos, eos } = model.tokens;
        return tokens.length > 0 ? tokens : [bos ?? eos ?? (0 as Llama.Token)];
      };
      try {
        let tokens = 0;
        for (const text of texts) {
          const read = tokensOf(text);
          vectors.push(unit((await embedder.getEmbeddingFor(read)).vector));
          tokens += read.length;
        }
        return { vectors, tokens };
      } finally {
        await embedder.dispose();
      }
    },
    dispose: async () => {
      await context?.dispose();
      await model.dispose();
    },
  };
}

function factsOf(library: typeof Llama, model: Llama.LlamaModel, gguf: string, bytes: number): ModelFacts {
  const { general } = model.fileInfo.metadata;
  const sizes = (model.fileInfo.tensorInfo ?? []).map((tensor) =>
    tensor.dimensions.reduce((product: number, each) => product * Number(each), 1),
  );
  return {
    name: basename(gguf).replace(/\.gguf$/i, ""),
    bytes,
    trainContext: model.trainContextSize,
    parameters: sizes.reduce((sum, each) => sum + each, 0),
    architecture: general.architecture,
    quantization: library.GgufFileType[Number(general.file_type)]?.replace(/^MOSTLY_|^ALL_/, "") ?? "unknown",
  };
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((each) => each / length);
}
