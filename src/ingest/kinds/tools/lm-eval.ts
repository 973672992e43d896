import type { JsonValue } from "../../../records";
import type { Quantity } from "../../values/quantity";
import { modelInCommand } from "../../values/model-from-name";
import { isObject } from "../kind";
import type { JsonObject } from "../kind";
import { jsonTool } from "./tool";
import { textOf } from "./vllm";

const shares =
  /^(?:acc|acc_norm|exact_match|f1|em|mc1|mc2|pass@\d+|prompt_level_\w+_acc|inst_level_\w+_acc|\w+_mc[12]|\w*accuracy|mcc|qem|pem|extractive_match)$/;

/** lm-evaluation-harness and lighteval: `acc_norm_stderr,none` is a standard error of a share, under a filter that is part of the metric. */
export const lmEval = jsonTool(
  "lm-eval",
  (first) =>
    isObject(first["results"]) &&
    (isObject(first["configs"]) || isObject(first["versions"]) || isObject(first["config_general"])) &&
    Object.values(first["results"]).some(isObject),
  (first) => {
    const model = modelOf(first);
    return {
      quantityOf,
      ...(model === undefined ? {} : { model }),
      leave: new Map([
        ["all", "an average of the tasks that stand above"],
        ["configs", "how the tasks are asked"],
        ["n-samples", "how many questions the tasks have"],
        ["total_evaluation_time_seconds", "how long the evaluation took"],
      ]),
    };
  },
);

function quantityOf(name: string): Quantity | undefined {
  const [key = "", filter = "none"] = name.split(",");
  const isError = key.endsWith("_stderr");
  const metric = key.replace(/_stderr$/, "");
  if (!name.includes(",") && !isError && !shares.test(metric)) return undefined;
  const named = filter === "none" ? metric : `${metric}.${filter}`;
  const isShare = shares.test(metric);
  const base = { metric: isError ? `${named}.stderr` : named, scale: 1 };
  if (!isShare) return { ...base, unit: "unknown", originalUnit: "", ...(isError ? { aggregate: "other" } : {}) };
  return { ...base, unit: "ratio", originalUnit: "", share: true, ...(isError ? { aggregate: "other" } : {}) };
}

function modelOf(first: JsonObject): string | undefined {
  const config = isObject(first["config"]) ? first["config"] : {};
  const general = isObject(first["config_general"]) ? first["config_general"] : {};
  const told: readonly (JsonValue | undefined)[] = [first["model_name"], general["model_name"]];
  const args = config["model_args"];
  return (
    told.map(textOf).find((name) => name !== undefined) ??
    modelInCommand(isObject(args) ? `pretrained=${textOf(args["pretrained"]) ?? "None"}` : args)
  );
}
