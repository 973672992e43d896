import { counted } from "../stats";
import { listed } from "./format";

/** Names that fit into one line. */
const mostNames = 3;

/** "a and b", or "5 of 12 variants" where they are many. */
export function namesOf(names: readonly string[], all: number): string {
  return names.length > mostNames ? `${names.length} of ${counted(all, "variant")}` : listed(names);
}
