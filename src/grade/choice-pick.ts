import { mentionsIn, plainWords } from "./choice-mentions";
import type { Mention } from "./choice-mentions";
import { marks } from "./plain-answer";

/** The choice that an answer makes, or why it makes none. */
export type Chosen = { readonly letter: string } | { readonly none: string };
type Choices = Readonly<Record<string, string>>;

const cue =
  /(?:\b(?:(?:final|correct|right|best|my|likely|richtige|korrekte|bonne|correcta?|giusta|corretta)\s+)*(?:answer|choice|option|one|response|pick|antwort|lösung|réponse|respuesta|opción|risposta|resposta|antwoord|svar|odpowiedź|ответ)\b[^.\n:]{0,50}?(?:\bis\b|\bwould be\b|\bmust be\b|\bshould be\b|\bist\b|\blautet\b|\bwäre\b|\best\b|\bes\b|\bè\b|\bé\b|[:：]|→|=)|\b(?:i(?:['’]d| would)? (?:choose|pick|select|go with|say)|i(?:['’]m| am) going with|my answer|choose|select|therefore,?|thus,?|hence,?|so,?|ich wähle|je choisis|elijo)\b(?:\s+it is|\s+it['’]s)?|\bbut\b[^.\n:]{0,50}?\bis\b|(?:答案|正确答案|正解|答え|选|選)\s*(?:是|为|為|は|：|:)?)/giu;
const calledRight =
  /^[^\p{L}\p{N}\n]{0,4}(?:\([^()\n]{0,60}\)\s*|[-–:]\s*)?(?:(?:is|are|ist|est|es|è|是|が)\s*(?:the |la |die |le |el |clearly |definitely )?(?:most )?(?:correct|right|best|true|answer|richtig|korrekt|bonne|correcte?a?|正确|正解)|[^\p{L}\p{N}\n]{0,4}(?:correct|right|true|richtig|✓|✔|✅)(?=[\s).,;!]|$))/iu;
const correction =
  /\b(?:wait|actually|correction|scratch that|on second thought|i meant?|let me (?:correct|re-?check|reconsider)|my mistake|oops|hmm|moment|korrektur)\b|\bno,/giu;

/** Tells which of the choices a plain answer makes. */
export function pickChoice(plain: string, choices: Choices): Chosen {
  const text = withoutEcho(plain, choices);
  const alone = aloneIn(text, choices);
  if (alone !== undefined) return alone;
  const corrected = afterCorrection(text, choices);
  for (const way of [boxedIn, cuedIn, leadingIn, rightIn, allIn, letteredIn, boldIn, lastLineIn, statedIn]) {
    const found = way(corrected, choices);
    if (found !== undefined) return found;
  }
  return { none: mentionsIn(text, choices, true).length === 0 ? "names none of the choices" : "names several choices" };
}

/** The letters that mentions which are not denied name, without repetition; of two choices the one that is left where the other is denied. */
function lettersOf(mentions: readonly Mention[], choices: Choices): readonly string[] {
  const named = [...new Set(mentions.filter(({ denied }) => !denied).map(({ letter }) => letter))];
  const keys = Object.keys(choices);
  if (named.length > 0 || keys.length !== 2 || mentions.length === 0) return named;
  return keys.filter((each) => !mentions.some(({ letter }) => letter === each));
}

function decided(mentions: readonly Mention[], choices: Choices): Chosen | undefined {
  const letters = lettersOf(mentions, choices);
  if (letters.length === 0) return undefined;
  return letters.length === 1 ? { letter: letters[0]! } : { none: `names ${letters.slice(0, 6).join(" and ")}` };
}

/** The choices said again, one after the other, are the question and no answer. */
function withoutEcho(text: string, choices: Choices): string {
  const keys = Object.keys(choices);
  if (keys.length < 3 || text.length > 50_000) return text;
  const isEchoed = (line: string, key: string): boolean =>
    new RegExp(`^[\\s\\uE000-\\uE003*-]*[([]?${key}[)\\].:]`, "u").test(line) &&
    plainWords(line).includes(plainWords(choices[key]!)) &&
    line.trim().length <= choices[key]!.length + 12;
  const lines = text.split("\n");
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const echoed = keys.findIndex((key, place) => !isEchoed(lines[at + place] ?? "", key));
    if (echoed < 0) at += keys.length - 1;
    else if (at + echoed === lines.length && echoed >= 2 && kept.length > 0) break;
    else kept.push(lines[at]!);
  }
  return kept.join("\n").trim();
}

/** An answer of nothing but a letter, the words of a choice, or both. */
function aloneIn(text: string, choices: Choices): Chosen | undefined {
  const bare = text
    .replaceAll(/[\uE000-\uE003]/g, "")
    .trim()
    .replace(/^["'([]+/, "")
    .replace(/["')\].!,:;。]+$/, "")
    .trim();
  const words = plainWords(bare);
  const keys = Object.keys(choices);
  const byWords = keys.filter((key) => plainWords(choices[key]!) === words);
  if (byWords.length === 1) return { letter: byWords[0]! };
  if (/^\p{L}$/u.test(bare)) {
    const key = keys.find((each) => each.toLowerCase() === bare.toLowerCase());
    return key === undefined ? { none: `says ${bare}, which is none of the choices` } : { letter: key };
  }
  const both = /^(?:(?:option|answer|choice)\s+)?\(?(\p{L}|\d)[).:,\]]*\s*[-–:]?\s+(.+)$/isu.exec(bare);
  const key = both === null ? undefined : keys.find((each) => each.toLowerCase() === both[1]!.toLowerCase());
  if (both === null || key === undefined || !/[).:,\]\-–]/.test(bare.slice(0, bare.indexOf(both[2]!))))
    return undefined;
  const said = keys.filter((each) => plainWords(choices[each]!) === plainWords(both[2]!));
  if (said.length === 0) return undefined;
  return said.includes(key) ? { letter: key } : { none: `says ${key} with the words of ${said[0]!}` };
}

function afterCorrection(text: string, choices: Choices): string {
  const all = mentionsIn(text, choices, false);
  const last = [...text.matchAll(correction)]
    .filter(({ index }) => all.some(({ at }) => at < index) && all.some(({ at, denied }) => at > index && !denied))
    .at(-1);
  return last === undefined ? text : text.slice(last.index + last[0].length);
}

type Way = (text: string, choices: Choices) => Chosen | undefined;

const boxedIn: Way = (text, choices) => {
  const boxed = [...text.matchAll(new RegExp(`${marks.boxed[0]}([^${marks.boxed[1]}]*)`, "gu"))].at(-1)?.[1];
  return boxed === undefined
    ? undefined
    : (aloneIn(boxed, choices) ?? decided(mentionsIn(boxed, choices, true), choices));
};

const cuedIn: Way = (text, choices) => {
  for (const { index, 0: words } of [...text.matchAll(cue)].reverse()) {
    const rest = text.slice(index + words.length);
    const from = /^[\s:：]*/.exec(rest)![0].length;
    const clause = clauseOf(rest.slice(from));
    const found = decided(mentionsIn(clause, choices, true), choices);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** What is said before the reason for it, or the next sentence, begins. */
function clauseOf(text: string): string {
  const end = text.search(
    /\n|[;!?。](?:\s|$)|(?<![([\s]\p{L})(?<!^\p{L})\.(?:\s|$)|,?\s+(?:because|since|as it|as the|which|who|while|whereas|although|though|even though|however|obwohl|aunque|bien que|weil|da |car|porque|but|nicht|not|rather than|instead of)\b|,\s*(?:no|pas|non|niet|inte)\s|[，。]/iu,
  );
  return end < 0 ? text.slice(0, 400) : text.slice(0, Math.min(end, 400));
}

const leadingIn: Way = (text, choices) => {
  const first = clauseOf(text.trimStart());
  const mentions = mentionsIn(first, choices, true);
  const [start] = mentions;
  if (start === undefined || start.denied || !/^[^\p{L}\p{N}]*$/u.test(first.slice(0, start.at))) return undefined;
  const after = text.trimStart().slice(start.end);
  // "B.", "B -", "No. Yes would be right if": what follows is another sentence.
  if (
    /^[^\p{L}\p{N}]*(?:[).:,;!\n\uE001\uE003\]–—-]|$)/u.test(after) &&
    !/^\W{0,3}(?:or|oder|ou|and|und)\b/i.test(after)
  ) {
    const second = mentions[1];
    const touching = second !== undefined && /^[^\p{L}\p{N}]{0,6}$/u.test(first.slice(start.end, second.at));
    if (touching && second.letter !== start.letter)
      return { none: `names ${start.letter} with the words of ${second.letter}` };
    if (mentions.some(({ letter, denied }) => !denied && letter !== start.letter)) return decided(mentions, choices);
    return { letter: start.letter };
  }
  return undefined;
};

const rightIn: Way = (text, choices) =>
  decided(
    mentionsIn(text, choices, false).filter(
      ({ end, denied }) => !denied && calledRight.test(text.slice(end, end + 100)),
    ),
    choices,
  );

const allIn: Way = (text, choices) => {
  const found = decided(mentionsIn(text, choices, false), choices);
  return found !== undefined && "letter" in found ? found : undefined;
};

/** Where words of several choices stand in the reasoning, the one that is named by its letter: "12 + 24 = 36, which is option C". */
const letteredIn: Way = (text, choices) => {
  const found = decided(
    mentionsIn(text, choices, false).filter(({ byLetter }) => byLetter),
    choices,
  );
  return found !== undefined && "letter" in found ? found : undefined;
};

const boldIn: Way = (text, choices) => {
  const found = decided(
    mentionsIn(text, choices, true).filter(({ bold }) => bold),
    choices,
  );
  return found !== undefined && "letter" in found ? found : undefined;
};

/** An answer whose first sentence says one choice of the matter, and then speaks of others: "Paris is the capital. Lyon is a city, too." */
const statedIn: Way = (text, choices) => {
  const first = /^[^.!?\n]*/.exec(text.trimStart())![0];
  const mentions = mentionsIn(first, choices, false);
  const [start] = mentions;
  if (start === undefined || lettersOf(mentions, choices).length !== 1) return undefined;
  const unsure = /\b(?:could|might|may|maybe|perhaps|possibly|not|either|if|would|but|consider|look|option)\b/i.test(
    first,
  );
  const isSubject = /^(?:\P{L}*\b(?:the|it is|it's|that is|this is)\b)?\P{L}*$/iu.test(first.slice(0, start.at));
  return unsure || !isSubject ? undefined : { letter: start.letter };
};

const lastLineIn: Way = (text, choices) => {
  const lines = text
    .trim()
    .split("\n")
    .filter((each) => each.trim() !== "");
  const [before = "", line = ""] = lines.slice(-2);
  // The last place of a list that was cut is no answer.
  return lines.length < 2 || /^\s*[([]?\p{L}[).:\]]\s+\S/u.test(before) ? undefined : aloneIn(line, choices);
};
