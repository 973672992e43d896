import type { CallModel, Environment } from "../records";
import type { FactCollector } from "./build";

/** Facts about who was measured, on what. */
export function environmentFacts(
  model: CallModel,
  environment: Environment | undefined,
  runs: number,
  collect: FactCollector,
): void {
  collect.add("environment.model", { text: model.name });
  if (model.quantization) collect.add("environment.quantization", { text: model.quantization });
  if (model.parameterSize) collect.add("environment.parameters", { text: model.parameterSize });
  if (environment) {
    collect.add("environment.engine", {
      text: environment.engine === "embedded" ? "embedded engine" : `Ollama ${environment.server}`,
    });
    // Reports made by others do not say on what machine: 0 stands for that.
    if (environment.cores > 0) collect.add("environment.cores", { value: environment.cores });
    if (environment.memoryBytes > 0)
      collect.add("environment.memory", { value: environment.memoryBytes, unit: "bytes" });
  }
  collect.add("environment.runs", { value: runs });
}
