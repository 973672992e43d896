import { printable } from "../text";

/** So many characters of somebody else's words stand in a sentence. */
export const mostQuoted = 300;

const meanings = new Map([
  ["ECONNREFUSED", "nothing listens there"],
  ["ENOTFOUND", "no machine of that name is known"],
  ["EAI_AGAIN", "names cannot be looked up now"],
  ["EHOSTUNREACH", "no way leads to that machine"],
  ["ENETUNREACH", "no way leads to that network"],
  ["ECONNRESET", "the connection was broken"],
  ["EPIPE", "the connection was broken"],
  ["EMFILE", "this process may open no more files and connections: raise its limit with ulimit -n"],
]);

/** What Node's code means, for people; a code without a known meaning stands for itself. */
export function connectionWords(error: string | undefined): string {
  if (error === undefined) return "no reason given";
  if (/CERT|SIGNED/.test(error)) return `nobody vouches for its certificate, ${error}`;
  return meanings.get(error) ?? printable(error).slice(0, mostQuoted);
}

/** Words of somebody else, ready to stand in a sentence. */
export function quoted(words: string): string {
  return printable(words.trim().replaceAll(/\s+/g, " "))
    .slice(0, mostQuoted)
    .replace(/[.:]+$/, "");
}
