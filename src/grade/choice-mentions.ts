import { marks } from "./plain-answer";

/** A choice that is named somewhere in an answer. */
export interface Mention {
  readonly letter: string;
  readonly at: number;
  readonly end: number;
  /** Where it is denied, or called wrong. */
  readonly denied: boolean;
  readonly bold: boolean;
  /** By its letter, and not by its words. */
  readonly byLetter: boolean;
}

const word = String.raw`[\p{L}\p{N}]`;
const asian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const deniedBefore =
  /(?:\b(?:not|isn['’]?t|isn’t|cannot be|can['’]t be|wasn['’]?t|never|neither|nor|nicht|kein|keine|pas|no es|non|neither|rather than|instead of|except|rule out|eliminate|exclude|不是)|n['’]t)\s*(?:(?:option|choice|answer|the|be|an?|simply)\s+){0,2}[("'\uE000]*$/iu;
const deniedAfter =
  /^[^\p{L}\p{N}\n]{0,4}(?:\([^()\n]{0,40}\)\s*)?(?:(?:is|are|was|would be|ist|wäre|est|es|è)\s+(?:also\s+|clearly\s+|definitely\s+)?(?:wrong|incorrect|false|not|ruled out|falsch|nicht|faux|fausse|incorrecte?a?|sbagliat[ao])|isn['’]?t|can be (?:ruled out|eliminated|excluded)|n['’]est pas|不(?:对|正确|是)|[^\p{L}\p{N}\n]{0,3}[-–—:(❌✗✘]\s?(?:incorrect|wrong|false|falsch|faux|no\b|❌|✗|✘|(?<=[❌✗✘]\s?))(?=[\s).,;!]|$))/iu;

/**
 * Where choices are named in a plain answer, by their letter or their words, in order.
 * @param loose true where a letter may stand alone, as after "the answer is"
 */
export function mentionsIn(
  text: string,
  choices: Readonly<Record<string, string>>,
  loose: boolean,
): readonly Mention[] {
  const found: Mention[] = [];
  // What has been found is blanked, so that "Both A and B" names no A.
  let left = text;
  const add = (letter: string, at: number, end: number, byLetter: boolean): void => {
    const before = text.slice(Math.max(0, at - 40), at);
    found.push({
      letter,
      at,
      end,
      denied: deniedBefore.test(before) || deniedAfter.test(text.slice(end, end + 80)),
      byLetter,
      bold: text.lastIndexOf(marks.bold[0], at) > text.lastIndexOf(marks.bold[1], at - 1),
    });
    left = left.slice(0, at) + "\uE004".repeat(end - at) + left.slice(end);
  };
  const texts = Object.entries(choices).filter(
    ([letter, words]) => words.trim() !== "" && words.trim().toLowerCase() !== letter.toLowerCase(),
  );
  for (const [letter, words] of [...texts].sort(([, a], [, b]) => b.length - a.length))
    for (const match of left.matchAll(textPattern(words)))
      add(letter, match.index, match.index + match[0].length, false);
  const letters = Object.keys(choices).map(escaped).join("");
  if (letters === "") return found;
  for (const pattern of letterPatterns(letters, loose))
    for (const match of left.matchAll(pattern)) {
      const letter = match[1]!;
      const at =
        match.index +
        match[0].indexOf(
          letter,
          match[0].length -
            letter.length -
            (/\W$/.test(match[0]) ? match[0].length - match[0].lastIndexOf(letter) - 1 : 0),
        );
      const key = Object.keys(choices).find((each) => each.toLowerCase() === letter.toLowerCase());
      if (key !== undefined && !isArticle(left, at, letter)) add(key, at, at + letter.length, true);
    }
  return together(
    text,
    found.sort((a, b) => a.at - b.at),
  );
}

/** A letter with its own words after it is one mention: what is said of the one is said of both. */
function together(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention, at) => {
    const same = (other: Mention | undefined, from: number, to: number): boolean =>
      other?.letter === mention.letter && /^[^\p{L}\p{N}\n]{0,6}$/u.test(text.slice(from, to));
    const [before, after] = [mentions[at - 1], mentions[at + 1]];
    const denied =
      (same(after, mention.end, after?.at ?? 0) && after!.denied) ||
      (same(before, before?.end ?? 0, mention.at) && before!.denied);
    return denied ? { ...mention, denied } : mention;
  });
}

/** Words of a choice, without regard to case, space and the marks around them. */
function textPattern(words: string): RegExp {
  const inner = plainWords(words)
    .split(" ")
    .map(escaped)
    .join(String.raw`[\s\uE000-\uE003]+`);
  const before = asian.test(words.at(0) ?? "") ? "" : String.raw`(?<!${word}|\d[.,])`;
  const after = asian.test(words.at(-1) ?? "") ? "" : String.raw`(?!${word}|[.,]\d)`;
  return new RegExp(`${before}${inner}${after}`, "giu");
}

/** The words of a choice as they are compared. */
export function plainWords(words: string): string {
  return words
    .normalize("NFKC")
    .replaceAll(/[*_`\uE000-\uE003]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/[.;,]$/, "")
    .toLowerCase();
}

function letterPatterns(letters: string, loose: boolean): readonly RegExp[] {
  const letter = `([${letters}])`;
  const free = String.raw`(?<!${word}|['’.-])`;
  return [
    // "(b)", "[B]", "option b", and letters with a mark after them
    new RegExp(String.raw`[([]\s*${letter}\s*[)\]]`, "giu"),
    new RegExp(
      String.raw`\b(?:option|choice|answer|antwort|opción|opção|opzione|réponse|respuesta|letter|buchstabe|lettre|alternative|вариант)[\s:]+[("'\uE000]*${letter}(?!${word}|['’])`,
      "giu",
    ),
    new RegExp(String.raw`${free}${letter}[).](?=[\s\uE000-\uE003]|$|["'])`, loose ? "giu" : "gu"),
    // A capital that stands alone, also between signs of a script without spaces.
    new RegExp(String.raw`(?<![A-Za-z0-9'’])${letter}(?![A-Za-z0-9'’]|\s?[-+*/=]\s?\w)`, "gu"),
    ...(loose
      ? [new RegExp(String.raw`^[\s("'\[\uE000-\uE003]*${letter}(?=[)\]"'\uE000-\uE003.:,]|\s*$|\s+[-–—])`, "giu")]
      : []),
  ];
}

/** "A" before a word, and "I", are no letters of choices but where a mark says so. */
function isArticle(text: string, at: number, letter: string): boolean {
  if (letter !== "A" && letter !== "I" && letter !== "a") return false;
  return (
    /^[\s\uE004]+[\p{Ll}\uE004]/u.test(text.slice(at + 1)) &&
    !/^\s*(?:and|or|is|oder|und|ist|because|since|as|was|would|seems|et|ou|est|y|o|es|e)\b/iu.test(
      text.slice(at + 1),
    ) &&
    !/[([]\s*$/.test(text.slice(0, at))
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
