import { isObject, jsonKind } from "./kind";
import { quantityOf } from "../values/name";
import type { Quantity } from "../values/quantity";
import { pointerStep } from "../parse/pointer-step";
import { addFigures } from "./figures";

const loss: Quantity = { metric: "loss", unit: "1", scale: 1, originalUnit: "" };

/** `quantization_report.json`: accuracy, loss and size per method. */
export const quantizationReport = jsonKind(
  "quantization-report",
  (value) => {
    const methods = Object.values(value);
    return (
      methods.length > 0 && methods.every((method) => isObject(method) && "accuracy" in method && "loss" in method)
    );
  },
  (value, out) => {
    for (const [method, figures] of Object.entries(value)) {
      if (!isObject(figures)) continue;
      const row = {
        pointer: `/${pointerStep(method)}`,
        subject: { backend: method },
        settings: { quantization: method },
        settingsFrom: "record" as const,
      };
      addFigures(out, row, figures, (key) => (key === "loss" ? loss : quantityOf(key)));
    }
  },
);
