import { withinTime } from "./within-time";

/** Time that one pattern has for one text, ms. */
export const patternLimitMs = 250;
/** Longest pattern, characters. */
const longestPattern = 10_000;

/** Whether a text has what a pattern asks for, or why that cannot be said, one sentence. */
export type Matched = { readonly matches: boolean } | { readonly problem: string };

/**
 * Holds a text against a pattern of a file within a limit of time. Python's ways of writing flags in front and named groups are understood.
 * @param flags those of JavaScript; `g` and `y` make no difference to whether a text matches anywhere
 */
export function matchPattern(pattern: string, flags: string, text: string): Matched {
  if (pattern.length > longestPattern)
    return { problem: `The pattern has ${pattern.length} characters, more than ${longestPattern}: shorten it.` };
  const inFront = /^\(\?([aimsux]+)\)/.exec(pattern);
  const own = (inFront?.[1] ?? "").replaceAll(/[^ims]/g, "");
  const all = Array.from(new Set(Array.from(own + flags.replaceAll(/[gy]/g, "")))).join("");
  const source = pattern.slice(inFront?.[0].length ?? 0).replaceAll("(?P<", "(?<");
  try {
    const found = withinTime(patternLimitMs, () => new RegExp(source, all).test(text));
    if ("value" in found) return { matches: found.value };
    return {
      problem: `The pattern was not done with the answer after ${patternLimitMs} ms: write one that does not repeat a repetition.`,
    };
  } catch (error) {
    return { problem: `The pattern is none: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
