import type { Claim } from "../types";
import { claim } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";

const says = {
  model: wordings("The model that was measured is {name}.", "The measured model is {name}."),
  quantization: wordings("Its quantization is {name}.", "The quantization of the model is {name}."),
  parameters: wordings("The model has {name} parameters."),
  engine: wordings("The server is {name}.", "The engine is {name}."),
} as const;
const weights = { model: 60, quantization: 14, parameters: 14, engine: 10 } as const;

/** Who was measured, and by what it was served. */
export function nameClaims(making: Making): readonly Claim[] {
  return making.known.names.flatMap(({ fact, about }): Claim[] => {
    const { names } = about;
    if (names === "sweep-model") return [];
    return [
      claim(making, {
        id: `name.${names}`,
        kind: "name",
        weight: weights[names],
        sections: names === "model" ? ["executive_summary", "performance_analysis"] : ["performance_analysis"],
        say: says[names],
        slots: { name: { fact } },
      }),
    ];
  });
}
