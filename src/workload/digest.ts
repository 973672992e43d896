import { createHash } from "node:crypto";

/** sha256 over the JSON of a value, in hex. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
