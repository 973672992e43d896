import type { Measurement } from "../../src/records";

/** A measurement of which a test names only what it is about. */
export const measurement = (over: Partial<Measurement>): Measurement => ({
  file: "a.csv",
  row: 1,
  kind: "table",
  subject: { model: "m" },
  settings: { num_ctx: 512 },
  settingsFrom: "record",
  metric: "ttft",
  unit: "ms",
  value: 12.5,
  original: { value: "0.0125", unit: "s" },
  status: "ok",
  ...over,
});
