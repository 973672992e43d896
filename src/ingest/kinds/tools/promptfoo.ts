import { isList, isObject } from "../kind";
import { meaning } from "../lens";
import { jsonTool } from "./tool";

/** promptfoo's results: a wrong answer has a latency all the same, and an answer from the cache has none that tells of a server. */
export const promptfoo = jsonTool(
  "promptfoo",
  ({ results }) => isObject(results) && isList(results["results"]) && ("stats" in results || "prompts" in results),
  {
    quantityOf: meaning({
      latencyMs: "latency in ms",
      totalLatencyMs: "total_latency in ms",
      tokensUsed: "total_tokens in tokens",
      score: "score",
      cost: "cost in USD",
    }),
    roles: new Map([
      ["provider", "model"],
      ["success", "dimension"],
      ["failureReason", "dimension"],
      ["testIdx", "dimension"],
      ["promptIdx", "dimension"],
    ]),
    leave: new Map([
      ["prompts", "sums over the results that stand below"],
      ["table", "the results again"],
      ["vars", "what was asked"],
      ["testCase", "what was asked"],
      ["prompt", "what was asked"],
      ["gradingResult", "how the answer was graded"],
      ["metadata", "what its user wrote beside it"],
      ["config", "how it was run"],
      ["tokenUsage", "tokens of the answer and of its grading together"],
      ["namedScores", "scores by its user's names"],
    ]),
    apart: new Map([["cached", "cached"]]),
  },
);
