import { basename } from "node:path";
import { stat } from "node:fs/promises";

import type * as Llama from "node-llama-cpp" with { "resolution-mode": "import" };

import { formatToGrammar } from "./grammar";
import type { GenerateJob, GenerateResult, LoadedModel } from "./job";

const threadsByDefault = 1;

/**
 * Opens a GGUF file in llama.cpp on the CPU. One thread unless told otherwise: with all cores of a small machine the
 * engine competes with the notebook and becomes hundreds of times slower.
 */
export async function openModel(gguf: string, threads = threadsByDefault): Promise<LoadedModel> {
  const library: typeof Llama = await import("node-llama-cpp");
  const llama = await library.getLlama({
    gpu: false,
    build: "never",
    progressLogs: false,
    logLevel: library.LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath: gguf });
  const bytes = (await stat(gguf)).size;
  let context: Llama.LlamaContext | undefined;

  const prepare = async (numCtx: number): Promise<Llama.LlamaContextSequence> => {
    if (context?.contextSize !== numCtx) {
      await context?.dispose();
      context = await model.createContext({ contextSize: numCtx, threads, sequences: 1 });
    }
    const sequence = context.sequencesLeft > 0 ? context.getSequence() : held!;
    held = sequence;
    return sequence;
  };
  let held: Llama.LlamaContextSequence | undefined;

  return {
    name: basename(gguf).replace(/\.gguf$/i, ""),
    bytes,
    trainContext: model.trainContextSize,
    parameters:
      model.fileInfo.tensorInfo?.reduce(
        (sum, tensor) => sum + tensor.dimensions.reduce((a: number, b) => a * Number(b), 1),
        0,
      ) ?? 0,
    architecture: model.fileInfo.metadata.general.architecture,
    quantization:
      library.GgufFileType[Number(model.fileInfo.metadata.general.file_type)]?.replace(/^MOSTLY_|^ALL_/, "") ??
      "unknown",
    reload: async (numCtx) => {
      await context?.dispose();
      context = undefined;
      held = undefined;
      await prepare(numCtx);
    },
    contextSize: () => context?.contextSize ?? 0,
    generate: async (job: GenerateJob): Promise<GenerateResult> => {
      const sequence = await prepare(job.numCtx);
      await sequence.clearHistory();
      const bos = model.tokens.bos;
      let tokens = [...(bos === null ? [] : [bos]), ...model.tokenize(job.prompt, true)];
      // As Ollama does: a prompt that does not fit loses its beginning, and the server says only how many tokens it read.
      if (tokens.length > job.numCtx - 1) tokens = tokens.slice(-(job.numCtx - 1));
      const grammar =
        job.format === undefined
          ? undefined
          : new library.LlamaGrammarEvaluationState({
              model,
              grammar: await llama.createGrammar({ grammar: formatToGrammar(job.format) }),
            });
      const recent: Llama.Token[] = [];
      const started = performance.now();
      let firstToken = started;
      let outputTokens = 0;
      let doneReason: GenerateResult["doneReason"] = "stop";
      const waiting: Llama.Token[] = [];
      let sent = "";
      let unsent = "";
      const emit = (text: string): boolean => {
        unsent += text;
        const stopAt = job.stop.map((stop) => unsent.indexOf(stop)).filter((at) => at >= 0);
        const keep = stopAt.length > 0 ? Math.min(...stopAt) : safeLength(unsent, job.stop);
        if (keep > 0) {
          sent += unsent.slice(0, keep);
          job.onText(unsent.slice(0, keep));
          unsent = unsent.slice(keep);
        }
        return stopAt.length > 0;
      };
      const room = job.numCtx - tokens.length;
      const limit = job.numPredict < 0 ? room : Math.min(job.numPredict, room);
      const options: Llama.SequenceEvaluateOptions = {
        temperature: job.temperature,
        topK: job.topK,
        topP: job.topP,
        seed: job.seed,
        ...(grammar ? { grammarEvaluationState: grammar } : {}),
        ...(job.repeatPenalty === 1
          ? {}
          : { repeatPenalty: { punishTokens: () => recent.slice(-64), penalty: job.repeatPenalty } }),
      };
      if (limit > 0) {
        for await (const token of sequence.evaluate(tokens, options)) {
          if (outputTokens === 0) firstToken = performance.now();
          outputTokens += 1;
          recent.push(token);
          waiting.push(token);
          const text = model.detokenize(waiting);
          let stopped = false;
          // Half a character decodes to U+FFFD: wait for its other bytes, four at most.
          if (!text.endsWith("\ufffd") || waiting.length >= 4) {
            waiting.length = 0;
            stopped = emit(text);
          }
          if (stopped) break;
          if (job.signal.aborted) break;
          if (outputTokens >= limit) {
            doneReason = "length";
            break;
          }
        }
      } else doneReason = "length";
      const ended = performance.now();
      if (waiting.length > 0) emit(model.detokenize(waiting));
      if (unsent !== "" && !job.stop.some((stop) => unsent.startsWith(stop))) {
        sent += unsent;
        job.onText(unsent);
      }
      return {
        text: sent,
        doneReason,
        promptTokens: tokens.length,
        promptEvalMs: firstToken - started,
        outputTokens,
        evalMs: ended - firstToken,
      };
    },
    dispose: async () => {
      await context?.dispose();
      await model.dispose();
    },
  };
}

/** How much of the text may be sent without giving away the beginning of a stop word. */
function safeLength(text: string, stops: readonly string[]): number {
  let keep = text.length;
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > 0; length -= 1) {
      if (stop.startsWith(text.slice(text.length - length))) {
        keep = Math.min(keep, text.length - length);
        break;
      }
    }
  }
  return keep;
}
