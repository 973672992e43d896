import type { CallRecord, Study, Variant } from "../../src/records";
import { judgeCall, seededRandom } from "../../src/stats";
import { sampleStudy } from "../report/sample";
import { without } from "./without";

export interface ManyOptions {
  readonly seed?: number;
  /** Names with what each is slower by, against the first of them; a model each, and the memory that it takes. */
  readonly variants: readonly {
    readonly name: string;
    readonly model: string;
    readonly options?: Variant["options"];
    /** Of the time to the first token, and of the time a token. */
    readonly factor: readonly [ttft: number, token: number];
    readonly memory?: CallRecord["memory"];
  }[];
  /** One session each; with one, the calls name none. */
  readonly prompts?: number;
  readonly runs?: number;
  /** Of the logarithms: .03 is about 3 %. */
  readonly noise?: number;
}

/**
 * A simulated study of prompts of very different lengths: every variant loads its model in every run, answers every prompt, and is as much
 * slower than the first as it was told to be.
 */
export function manyStudy({ seed = 1, variants, prompts = 10, runs = 3, noise = 0.03 }: ManyOptions): Study {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const base = sampleStudy({ runs: 1 });
  const calls: CallRecord[] = [];
  const template = without(base.calls[0]!, "budget");
  const add = (call: Partial<CallRecord> & Pick<CallRecord, "id" | "run" | "stage" | "variant">): void => {
    const order = calls.length;
    const startedAt = new Date(Date.UTC(2026, 0, 5, 10, 0, order)).toISOString();
    calls.push({ ...template, ...judgeCall({ status: "ok", server: {} }), server: {}, order, startedAt, ...call });
  };
  const modelOf = (name: string) => ({ name, digest: `sha256:${name}`, quantization: "Q4_K_M" });
  const warmUp = (run: number, { name, model, options = {}, memory }: ManyOptions["variants"][number]): void =>
    add({
      ...{ id: `warm-up-${run}-${name}`, run: 0, stage: "warm-up", variant: name, model: modelOf(model), options },
      server: { loadMs: 1400 + 400 * random() },
      clock: { ttftMs: 2000, durationMs: 2200 },
      ...(memory === undefined ? {} : { memory }),
    });
  // Blocks, as a plan has them where one model is loaded at a time.
  for (let run = 1; run <= runs; run += 1)
    for (const variant of variants) {
      const { name, model, options = {}, factor } = variant;
      warmUp(run, variant);
      for (let prompt = 0; prompt < prompts; prompt += 1) {
        const length = 20 * 1.7 ** prompt;
        const tokens = 40 + 10 * prompt;
        const promptEvalMs = length * 2 * factor[0] * Math.exp(noise * normal());
        const perToken = 9 * factor[1] * Math.exp(noise * normal());
        const ttftMs = promptEvalMs + 8;
        const evalMs = tokens * perToken;
        const chunkMs = Array.from({ length: tokens }, (_, at) => ttftMs + at * perToken);
        add({
          ...{
            id: `r${run}-p${prompt + 1}-${name}`,
            run,
            stage: "answer",
            variant: name,
            model: modelOf(model),
            options,
          },
          ...(prompts > 1 ? { session: `prompt ${prompt + 1}` } : {}),
          prompt: { cache: "avoid" },
          clock: { ttftMs, durationMs: ttftMs + evalMs, chunkMs },
          server: { loadMs: 12, promptEvalMs, evalMs, promptTokens: Math.round(length), outputTokens: tokens },
          throughput: (1000 * tokens) / evalMs,
        });
      }
    }
  const config = {
    ...base.manifest.config,
    model: modelOf(variants[0]!.model),
    variants: variants.map(({ name, model, options = {} }) => ({ name, options, model: modelOf(model) })),
    stages: ["answer"],
    runs,
  };
  return { manifest: { ...base.manifest, config }, calls, workflow: [] };
}

/** Two models at two contexts each, ten prompts. */
export function twoByTwo(seed = 1): Study {
  const of = (model: string, context: number, factor: readonly [number, number], bytes: number) => ({
    name: `${model}, num_ctx=${context}`,
    ...{
      model,
      options: { num_ctx: context },
      factor,
      memory: { bytes, videoBytes: bytes / 2, contextTokens: context },
    },
  });
  return manyStudy({
    seed,
    variants: [
      of("gemma3:270m", 2048, [1, 1], 4.1e8),
      of("gemma3:270m", 8192, [1.01, 1.02], 5.3e8),
      of("smollm2:135m", 2048, [0.7, 0.62], 2.9e8),
      of("smollm2:135m", 8192, [0.71, 0.62], 4e8),
    ],
  });
}
