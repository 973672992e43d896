import type { Subject } from "../../records";

/** What a row of the summary is about, in one name: the model, else the backend, else the item. */
export function subjectName({ model, backend, item }: Subject): string {
  return model ?? backend ?? item ?? "";
}
