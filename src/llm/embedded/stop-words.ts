/** Takes the text of a model as it grows and lets out what cannot be the beginning of a stop word any more. */
export interface StopWords {
  /** @returns what may be sent now, and whether a stop word came */
  readonly push: (text: string) => { readonly out: string; readonly stopped: boolean };
  /** What was held back and is no stop word after all. */
  readonly rest: () => string;
}

/** @param stops words that end the answer and are not part of it */
export function createStopWords(stops: readonly string[]): StopWords {
  let held = "";
  let stopped = false;
  return {
    push: (text) => {
      held += text;
      const found = stops.map((stop) => held.indexOf(stop)).filter((at) => at >= 0);
      stopped = found.length > 0;
      const keep = stopped ? Math.min(...found) : safeLength(held, stops);
      const out = held.slice(0, keep);
      held = held.slice(keep);
      return { out, stopped };
    },
    rest: () => (stopped ? "" : held),
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
