import { answerText } from "./answer-text";

/** Marks that stand for what was set off in an answer: private characters, which no model writes. */
export const marks = { bold: ["\uE000", "\uE001"], boxed: ["\uE002", "\uE003"] } as const;

const superscripts: Readonly<Record<string, string>> = {
  "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-", "⁺": "+",
}; // prettier-ignore
const vulgar: Readonly<Record<string, string>> = {
  "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6",
  "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅐": "1/7", "⅑": "1/9", "⅒": "1/10",
}; // prettier-ignore
/** Of a longer answer the beginning and the end are read, characters. */
const [mostStart, mostEnd] = [4000, 16_000];
/** What begins a turn that a model makes up when it was not stopped. */
const nextTurn =
  /\n[ \t]*(?:#{1,6}[ \t]*|\*\*)?(?:question|q|user|human|problem|prompt|frage|pregunta|instruction|input|exercise)[ \t]*\d*(?:\*\*)?[ \t]*[:：]/i;
const answerTag = /<(answer|final_answer|final|solution|result)>([\s\S]*?)(?:<\/\1>|$)/gi;

/**
 * The answer as plain words: without thoughts, Markdown, LaTeX and made-up further turns, each digit and letter in its common form. What was bold or boxed
 * stands between marks of its own.
 */
export function plainAnswer(answer: string): string {
  const own = ownTurn(shortened(answerText(answer)).replaceAll(/[\uE000-\uE004]/g, ""));
  const tagged = [...own.matchAll(answerTag)].map((match) => match[2]!.trim()).filter((each) => each !== "");
  return commonForms(withoutMarkdown(withoutLatex(tagged.at(-1) ?? own)));
}

function shortened(text: string): string {
  return text.length > mostStart + mostEnd ? `${text.slice(0, mostStart)}\n${text.slice(-mostEnd)}` : text;
}

/** What comes before a question that the model asks itself; where it begins with one, what comes after. */
function ownTurn(text: string): string {
  const next = nextTurn.exec(text);
  if (next !== null && text.slice(0, next.index).trim() !== "") return text.slice(0, next.index);
  return text;
}

function withoutLatex(text: string): string {
  if (!/[\\$]/.test(text)) return text;
  let plain = text
    .replaceAll(/\\(?:d|t)?frac\s*\{([^{}]{1,40})\}\s*\{([^{}]{1,40})\}/g, " $1/$2")
    .replaceAll(/\{,\}/g, ",")
    .replaceAll(/(?<=\d)\\[,;:! ](?=\d{3})/g, "\u2009")
    .replaceAll(/\\[,;:! ]|~/g, " ")
    .replaceAll(/\\times|\\cdot/g, "×")
    .replaceAll(/\\(?:approx|simeq|sim)\b/g, "≈")
    .replaceAll(/\\pm\b/g, "±")
    .replaceAll(/\\(?:neq|ne)\b/g, "≠")
    .replaceAll(/\^\s*\{?\s*\\circ\s*\}?|\\degree\b/g, "°")
    .replaceAll(/\\([%$#&_])/g, "$1")
    .replaceAll(/\\(?:left|right|displaystyle|quad|qquad)\b/g, " ");
  for (let depth = 0; depth < 4; depth += 1)
    plain = plain.replaceAll(
      /\\(?:text|textbf|textit|mathrm|mathbf|mathit|mathsf|operatorname|mbox|bm|textrm)\s*\{([^{}]*)\}/g,
      "$1",
    );
  plain = plain
    .replaceAll(/\^\s*\{\s*([-+]?\d+)\s*\}/g, "^$1")
    .replaceAll(/\\(?:boxed|fbox)\s*\{([^{}]*)\}/g, `${marks.boxed[0]}$1${marks.boxed[1]}`)
    .replaceAll(/\\[()[\]]/g, " ")
    .replaceAll("$$", " ")
    .replaceAll(/\$([^$\n]{1,200})\$(?!\d)/g, "$1")
    .replaceAll(/\\[A-Za-z]+/g, " ");
  return plain;
}

function withoutMarkdown(text: string): string {
  return text
    .replaceAll(/~~[^~\n]{1,200}~~/g, " ")
    .replaceAll(/(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1/g, `${marks.bold[0]}$2${marks.bold[1]}`)
    .replaceAll(/^[ \t]*(?:```|~~~)[^\n]*$/gm, "")
    .replaceAll(/^[ \t]*>[ \t]?/gm, "")
    .replaceAll(/^[ \t]*#{1,6}[ \t]+/gm, "")
    .replaceAll("`", "")
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1");
}

function commonForms(text: string): string {
  return text
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g, (run) => `^${Array.from(run, (each) => superscripts[each]).join("")}`)
    .replaceAll(/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]/g, (mark) => ` ${vulgar[mark]!}`)
    .normalize("NFKC")
    .replaceAll("⁄", "/")
    .replaceAll(/(?<=\d) and (?:a|one) half\b/gi, " 1/2")
    .replaceAll(/[\u066B]/g, ".")
    .replaceAll(/[\u066C]/g, ",")
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitOf)
    .replaceAll(/[−‒﹣－]/g, "-")
    .replaceAll(/(?<![\d%])\s?–(?=\d)/g, " -")
    .replaceAll(/[\u200B\u2060\uFEFF\u00AD]/g, "")
    .trim();
}

/** A digit of another script: they stand ten in a row, from 0. */
function digitOf(mark: string): string {
  let value = 0;
  for (let code = mark.codePointAt(0)! - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code)); code -= 1)
    value += 1;
  return String(value);
}
