import { defaultKeepAliveSeconds } from "./keep-alive";
import type { LoadedModel } from "./job";

/** Go's longest duration, which Ollama shows for "for ever": 292 years. */
const longestMs = 292 * 365.25 * 86_400_000;

/** The one place where a model works: requests wait in line, and the model leaves memory when nobody asked for long. */
export interface Slot {
  /** Waits for its turn, then works with the model, which is loaded when it was not. `loadMs` is that loading alone, not the waiting. */
  readonly run: <T>(numCtx: number | undefined, work: (model: LoadedModel, loadMs: number) => Promise<T>) => Promise<T>;
  /** Stays in memory for this long after the last call; negative = for ever, 0 = leaves at once. */
  readonly keep: (seconds: number) => void;
  /** The model in memory, and until when. */
  readonly loaded: () => { readonly contextSize: number; readonly expiresAt: Date } | undefined;
}

/**
 * @param first the model, already open
 * @param openAgain opens it once more after it left memory
 */
export function createSlot(first: LoadedModel, openAgain: () => Promise<LoadedModel>): Slot {
  let model: LoadedModel | undefined = first;
  let line: Promise<unknown> = Promise.resolve();
  let expiresMs = 0;
  let expiry: NodeJS.Timeout | undefined;

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work);
    line = turn.catch(() => undefined);
    return turn;
  };
  const unload = async (): Promise<void> => {
    // Somebody may have asked again since this was put in line.
    if (Date.now() < expiresMs) return;
    await model?.dispose();
    model = undefined;
  };
  const keep = (seconds: number): void => {
    clearTimeout(expiry);
    expiresMs = Date.now() + (seconds < 0 ? longestMs : Math.min(seconds * 1000, longestMs));
    if (seconds < 0) return;
    // A timer takes 24 days at most; what is to stay longer stays until the process ends.
    if (seconds === 0) void enqueue(unload);
    else if (seconds < 2_000_000) expiry = setTimeout(() => void enqueue(unload), seconds * 1000).unref();
  };
  keep(defaultKeepAliveSeconds);
  return {
    run: (numCtx, work) =>
      enqueue(async () => {
        const started = performance.now();
        model ??= await openAgain();
        const contextSize = numCtx ?? (model.contextSize() || model.facts.trainContext);
        if (model.contextSize() !== contextSize) await model.prepare(contextSize);
        return work(model, performance.now() - started);
      }),
    keep,
    loaded: () => model && { contextSize: model.contextSize(), expiresAt: new Date(expiresMs) },
  };
}
