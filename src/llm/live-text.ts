import { wires } from "../wire";
import type { Protocol, StampedLine } from "../wire";

const showEveryMs = 100;

/** Gathers the answer for a display. */
export interface LiveText {
  readonly add: (lines: readonly StampedLine[]) => void;
  /** Shows what was not shown yet. */
  readonly end: () => void;
}

/** Hands on the answer so far at most ten times a second, and all of it at the end. A display that fails does not fail the call. */
export function liveText(onToken: (text: string) => void, protocol: Protocol): LiveText {
  const { textsOf } = wires[protocol];
  let text = "";
  let told = "";
  let shown = Number.NEGATIVE_INFINITY;
  const show = (): void => {
    if (text === told) return;
    told = text;
    shown = performance.now();
    try {
      onToken(text);
    } catch {
      shown = Number.POSITIVE_INFINITY;
    }
  };
  return {
    add: (lines) => {
      for (const line of lines) text += textsOf(line.text)?.answer ?? "";
      if (performance.now() - shown >= showEveryMs) show();
    },
    end: show,
  };
}
