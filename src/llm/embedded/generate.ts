import type * as Llama from "node-llama-cpp" with { "resolution-mode": "import" };

import { formatToGrammar } from "./grammar";
import type { GenerateJob, GenerateResult, GenerateWatch } from "./job";
import { createStopWords } from "./stop-words";

/** What a generation works with. */
export interface Engine {
  readonly library: typeof Llama;
  readonly llama: Llama.Llama;
  readonly model: Llama.LlamaModel;
  readonly sequence: Llama.LlamaContextSequence;
}

/** Bytes of the longest character: half a character decodes to U+FFFD until its other bytes came. */
const longestCharacter = 4;

/**
 * Reads the prompt and writes tokens until the model ends, a stop word comes, or there is no room. Nothing is kept from the generation before:
 * every prompt token is evaluated and counted, so no prompt looks fast because it was cached.
 */
export async function generate(engine: Engine, job: GenerateJob, watch: GenerateWatch): Promise<GenerateResult> {
  const { model, sequence } = engine;
  await sequence.clearHistory();
  const prompt = promptTokens(model, job);
  const options = await samplingOptions(engine, job);
  const room = job.numCtx - prompt.length;
  const limit = job.numPredict < 0 ? room : Math.min(job.numPredict, room);
  const stops = createStopWords(job.stop);
  let sent = "";
  const send = (text: string): void => {
    if (text === "") return;
    sent += text;
    watch.onText(text);
  };

  const started = performance.now();
  let firstToken: number | undefined;
  const output: Llama.Token[] = [];
  let undecoded: Llama.Token[] = [];
  let doneReason: GenerateResult["doneReason"] = limit > 0 ? "stop" : "length";
  const recent = (): Llama.Token[] => (job.repeatLastN < 0 ? output : output.slice(-job.repeatLastN));
  const penalty = penaltyOf(job, recent);
  for await (const token of limit > 0 ? sequence.evaluate(prompt, { ...options, ...penalty }) : []) {
    firstToken ??= performance.now();
    output.push(token);
    undecoded.push(token);
    const text = model.detokenize(undecoded);
    let stopped = false;
    if (!text.endsWith("\ufffd") || undecoded.length >= longestCharacter) {
      undecoded = [];
      const { out, ...came } = stops.push(text);
      send(out);
      stopped = came.stopped;
    }
    if (stopped || watch.signal.aborted) break;
    if (output.length >= limit) {
      doneReason = "length";
      break;
    }
  }
  const ended = performance.now();
  if (undecoded.length > 0) send(stops.push(model.detokenize(undecoded)).out);
  send(stops.rest());
  return {
    text: sent,
    doneReason,
    promptTokens: prompt.length,
    promptEvalMs: (firstToken ?? ended) - started,
    outputTokens: output.length,
    evalMs: ended - (firstToken ?? ended),
  };
}

/** As Ollama does: a prompt that does not fit loses its beginning, and the server says only how many tokens it read. */
function promptTokens(model: Llama.LlamaModel, job: GenerateJob): Llama.Token[] {
  const { bos } = model.tokens;
  const tokens = [...(bos === null ? [] : [bos]), ...model.tokenize(job.prompt, true)];
  return tokens.slice(-(job.numCtx - 1));
}

async function samplingOptions(
  { library, llama, model }: Engine,
  job: GenerateJob,
): Promise<Llama.SequenceEvaluateOptions> {
  const { temperature, topK, topP, minP, seed } = job;
  if (job.format === undefined) return { temperature, topK, topP, minP, seed };
  const grammar = await llama.createGrammar({ grammar: formatToGrammar(job.format) });
  const grammarEvaluationState = new library.LlamaGrammarEvaluationState({ model, grammar });
  return { temperature, topK, topP, minP, seed, grammarEvaluationState };
}

function penaltyOf(
  job: GenerateJob,
  recent: () => Llama.Token[],
): Pick<Llama.SequenceEvaluateOptions, "repeatPenalty"> {
  const { repeatPenalty: penalty, presencePenalty, frequencyPenalty, repeatLastN } = job;
  if (repeatLastN === 0 || (penalty === 1 && presencePenalty === 0 && frequencyPenalty === 0)) return {};
  return { repeatPenalty: { punishTokens: recent, penalty, presencePenalty, frequencyPenalty } };
}
