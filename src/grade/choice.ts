import type { AnswerGrade } from "../records";
import { answerText } from "./answer-text";
import { plainWords } from "./choice-mentions";
import { pickChoice } from "./choice-pick";
import { plainAnswer } from "./plain-answer";
import { quoted } from "./quoted";
import { graded } from "./types";

const letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];

/**
 * Right where the answer makes the expected choice, by its letter or its words, told from the reasoning around it. Two choices, or a letter with the words of
 * another choice, are none.
 * @param expected the letter, or the words of the choice
 * @param options `choices` by letter; A to J without words unless given
 * @example
 * console.log(choice("The answer is **B) Paris**.", "B", { choices: { A: "Lyon", B: "Paris" } }).verdict);
 */
export function choice(
  answer: string,
  expected: string,
  options: { readonly choices?: Readonly<Record<string, string>> } = {},
): AnswerGrade {
  const choices = options.choices ?? Object.fromEntries(letters.map((letter) => [letter, ""] as const));
  const right = letterOf(expected, choices);
  if (right === undefined)
    return graded("choice", "problem", `The case expects ${quoted(expected)}, which is none of its choices.`);
  if (answerText(answer) === "") return graded("choice", "unparsable", "There is no answer outside the thoughts.");
  const chosen = pickChoice(plainAnswer(answer), choices);
  const wanted = named(right, choices);
  if ("none" in chosen) return graded("choice", "unparsable", `The answer ${chosen.none}, and ${wanted} is expected.`);
  return chosen.letter === right
    ? graded("choice", "right", `The answer chooses ${wanted}.`)
    : graded("choice", "wrong", `The answer chooses ${named(chosen.letter, choices)}, and ${wanted} is expected.`);
}

function letterOf(expected: string, choices: Readonly<Record<string, string>>): string | undefined {
  const said = plainWords(expected).replace(/^\(?(\p{L}|\d)[).:\]]+(?:\s.*)?$/u, "$1");
  const keys = Object.keys(choices);
  return (
    keys.find((key) => key.toLowerCase() === said) ??
    keys.find((key) => choices[key] !== "" && plainWords(choices[key]!) === plainWords(expected))
  );
}

function named(letter: string, choices: Readonly<Record<string, string>>): string {
  return choices[letter] ? `${letter} (${quoted(choices[letter])})` : letter;
}
