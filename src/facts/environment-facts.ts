import { machineOf, serverWords } from "../records";
import type { CallModel, Environment } from "../records";
import type { FactCollector } from "./build";

/** Facts about who was measured, on what. */
export function environmentFacts(
  model: CallModel,
  environment: Environment | undefined,
  runs: number,
  collect: FactCollector,
): void {
  collect.add({ about: { role: "name", names: "model" }, text: model.name });
  if (model.quantization)
    collect.add({
      about: { role: "name", names: "quantization" },
      text: model.quantization,
    });
  if (model.parameterSize) collect.add({ about: { role: "name", names: "parameters" }, text: model.parameterSize });
  if (environment) {
    collect.add({
      about: { role: "name", names: "engine" },
      text: environment.engine === "embedded" ? "embedded engine" : serverWords(environment),
    });
    const { cores, memoryBytes } = machineOf(environment);
    if (cores !== undefined) collect.add({ about: { role: "count", counted: "cores" }, value: cores });
    if (memoryBytes !== undefined)
      collect.add({
        about: { role: "count", counted: "memory" },
        value: memoryBytes,
        unit: "bytes",
      });
  }
  collect.add({ about: { role: "count", counted: "runs" }, value: runs });
}
