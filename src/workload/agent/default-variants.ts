import type { Variant } from "../../records";

/** The server's defaults against the settings of the original program. */
export const defaultVariants: readonly Variant[] = [
  { name: "baseline", options: {} },
  { name: "chimera", options: { num_gpu: 80, num_ctx: 1024, temperature: 0.8 } },
];
