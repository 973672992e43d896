import { mapTexts } from "../text";
import type { Host } from "./host";

/** A shorter key is a stand-in, such as `none`, and may be a word of any answer. */
const shortestSecret = 8;

/** What a server is told to let somebody in; undefined where it is told nothing that is worth hiding. */
function secretOf({ authorization }: Pick<Host, "authorization">): string | undefined {
  const secret = authorization?.replace(/^\w+ /, "");
  return secret !== undefined && secret.length >= shortestSecret ? secret : undefined;
}

/** The same with every text in which a server sent the key or password back without it. */
export function withoutSecret<T>(value: T, host: Pick<Host, "authorization">): T {
  const secret = secretOf(host);
  return secret === undefined ? value : mapTexts(value, (text) => text.replaceAll(secret, "[key]"));
}
