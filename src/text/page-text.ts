import { wellFormed } from "./well-formed";

/** Text that HTML can hold: NUL and halves of characters become U+FFFD, as a browser would make them. */
export function pageText(text: string): string {
  return wellFormed(text).replaceAll("\0", "\ufffd");
}
