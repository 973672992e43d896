import { isObject, jsonKind } from "../kind";
import { quantityOf } from "../quantity";

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
        pointer: `/${method}`,
        subject: { backend: method },
        settings: { quantization: method },
        settingsFrom: "record" as const,
      };
      for (const [key, each] of Object.entries(figures)) {
        out.value(
          row,
          key === "loss" ? { metric: "loss", unit: "1", scale: 1, originalUnit: "" } : quantityOf(key),
          each,
          key,
        );
      }
    }
  },
);
