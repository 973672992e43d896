import { seededRandom } from "../stats";

/** Common English words, each one token or few in every tokenizer that has seen English; no two alike, so that nothing repeats. */
const words =
  "time year people way day man thing woman life child world school state family student group country problem hand part place case week company system program question work government number night point home water room mother area money story fact month lot right study book eye job word business issue side kind head house service friend father power hour game line end member law car city community name president team minute idea kid body information back parent face others level office door health person art war history party result change morning reason research girl guy moment air teacher force education".split(
    " ",
  );

/**
 * A text of so many words in a seeded order. Its words are those of the list, taken in turn, so that two texts of one length have the same words and,
 * where a tokenizer parts words at spaces, the same number of tokens, while nearly every one begins differently: no prompt cache serves them.
 * @param count words
 * @param seed of their order
 */
export function filler(count: number, seed: number): string {
  const chosen = Array.from({ length: count }, (_, at) => words[at % words.length]!);
  const random = seededRandom(seed);
  for (let at = chosen.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [chosen[at], chosen[other]] = [chosen[other]!, chosen[at]!];
  }
  return ` ${chosen.join(" ")}`;
}
