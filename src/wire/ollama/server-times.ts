import type { ServerTimes } from "../../records";
import { numberOf, present } from "../fields";
import type { Fields } from "../fields";

const nanosecondsPerMs = 1e6;

/**
 * The figures of a final record in ms, as the server sent them, also where they cannot be: the judgement of the call says so. What it did not send, or sent
 * as no number, stays absent.
 */
export function serverTimes(done: Fields): ServerTimes {
  const ms = (value: unknown): number | undefined => {
    const nanoseconds = numberOf(value);
    return nanoseconds === undefined ? undefined : nanoseconds / nanosecondsPerMs;
  };
  return present({
    totalMs: ms(done["total_duration"]),
    loadMs: ms(done["load_duration"]),
    promptEvalMs: ms(done["prompt_eval_duration"]),
    evalMs: ms(done["eval_duration"]),
    promptTokens: numberOf(done["prompt_eval_count"]),
    outputTokens: numberOf(done["eval_count"]),
  });
}
