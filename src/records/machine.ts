import type { Environment } from "./study";

/**
 * The machine that the model ran on, of which nothing is said where it is another one than that which measured: a study that was made
 * before this was told apart names its own machine there.
 */
export function machineOf(environment: Environment): Pick<Environment, "cpu" | "cores" | "memoryBytes" | "gpu"> {
  if (environment.hostKind === "remote") return {};
  const { cpu, cores, memoryBytes, gpu } = environment;
  return {
    ...(cpu === undefined || cpu === "unknown" ? {} : { cpu }),
    ...(cores !== undefined && cores > 0 ? { cores } : {}),
    ...(memoryBytes !== undefined && memoryBytes > 0 ? { memoryBytes } : {}),
    ...(gpu === undefined ? {} : { gpu }),
  };
}
