import type { AnswerGrade } from "../records";
import { answerText } from "./answer-text";
import { pickNumber } from "./number-pick";
import { numberTokens } from "./number-tokens";
import type { NumberToken } from "./number-tokens";
import { withDigits } from "./number-words";
import { plainAnswer } from "./plain-answer";
import { quoted } from "./quoted";
import { graded } from "./types";
import { converted, unitOf } from "./units";
import type { Unit } from "./units";

export interface NumberOptions {
  /** Greatest distance from the expected number. */
  readonly absTol?: number;
  /** Greatest distance as a share of the expected number. */
  readonly relTol?: number;
  /** Unit of the expected number. */
  readonly unit?: string;
  /** True where the expected number is written 4,5 for four and a half. */
  readonly decimalComma?: boolean;
}

/** Distance that is none: what a machine's arithmetic leaves. */
const rounding = 1e-9;

/**
 * Right where the number that the answer gives is the expected one within the tolerance. The number is told from the reasoning around it; thousands and decimal
 * marks, powers, fractions, words and units are understood, and another unit of the same kind is converted. Two values, or a range, are no answer.
 * @param prompt what was asked: its numbers, said again, are not taken for the answer
 * @example
 * console.log(number("That is 0.5 kg.", 500, { unit: "g" }).verdict);
 */
export function number(
  answer: string,
  expected: number | string,
  options: NumberOptions = {},
  prompt = "",
): AnswerGrade {
  const right = expectedNumber(expected, options);
  if (right === undefined)
    return graded("number", "problem", `The case expects ${quoted(String(expected))}, which is no number.`);
  if (answerText(answer) === "") return graded("number", "unparsable", "There is no answer outside the thoughts.");
  const plain = plainAnswer(answer);
  const text = /\d/.test(plain) ? withLeadingWords(plain) : withDigits(plain);
  const all = numberTokens(text, options.decimalComma).filter(({ readings }) => readings.every(Number.isFinite));
  const inUnit = right.unit === undefined ? [] : all.filter(({ unit }) => unit?.kind === right.unit!.kind);
  const summed = withParts(text, inUnit.length > 0 ? inUnit : all);
  const same = (one: NumberToken, two: NumberToken): boolean =>
    valuesOf(one, right.unit).some((a) => valuesOf(two, right.unit).some((b) => near(a, b, right)));
  const common = numberTokens(prompt.slice(-20_000)).flatMap(({ readings }) => readings);
  const picked = pickNumber(text, summed, same, common);
  if ("none" in picked)
    return graded("number", "unparsable", `The answer ${picked.none}, and ${right.text} is expected.`);
  const { token } = picked;
  const said = quoted(text.slice(token.at, token.end).replaceAll(/[\uE000-\uE003]/g, ""));
  if (
    right.unit !== undefined &&
    token.unit !== undefined &&
    token.unit.kind !== right.unit.kind &&
    !(token.unit.kind === "share")
  )
    return graded(
      "number",
      "wrong",
      `The answer says ${said}, which is a quantity of ${token.unit.kind}; ${right.text} is expected.`,
    );
  return valuesOf(token, right.unit).some((value) => near(value, right.value, right))
    ? graded("number", "right", `The answer says ${said}.`)
    : graded("number", "wrong", `The answer says ${said}, and ${right.text} is expected.`);
}

interface Expected {
  readonly value: number;
  readonly unit?: Unit;
  readonly absTol: number;
  readonly relTol: number;
  readonly text: string;
}

function expectedNumber(expected: number | string, options: NumberOptions): Expected | undefined {
  const [token] = typeof expected === "number" ? [] : numberTokens(plainAnswer(expected), options.decimalComma);
  const value = typeof expected === "number" ? expected : token?.readings[0];
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const unit = options.unit === undefined ? token?.unit : unitOf(options.unit);
  return {
    value,
    ...(unit === undefined ? {} : { unit }),
    absTol: options.absTol ?? 0,
    relTol: options.relTol ?? 0,
    text: [String(expected), options.unit].filter(Boolean).join(" "),
  };
}

/** What a number may be in the unit that is expected; one without a unit is taken to be in it. */
function valuesOf({ readings, unit }: NumberToken, wanted: Unit | undefined): readonly number[] {
  // "25 %" is 25, and it is a quarter.
  if (wanted === undefined)
    return unit?.kind === "share" ? readings.flatMap((value) => [value, (value * unit.factor) / 100]) : readings;
  if (unit === undefined || unit.kind !== wanted.kind) return readings;
  return readings.flatMap((value) => converted(value, unit, wanted) ?? []);
}

function near(value: number, expected: number, { absTol, relTol }: Expected): boolean {
  const allowed = Math.max(absTol, relTol * Math.abs(expected));
  return Math.abs(value - expected) <= allowed + rounding * Math.max(Math.abs(expected), allowed);
}

/** "3 h 20 min" is one quantity: parts of one kind that follow each other, each smaller than the one before. */
function withParts(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  const found: NumberToken[] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    const isPart =
      last?.unit !== undefined && token.unit?.kind === last.unit.kind && token.unit.factor < last.unit.factor &&
      /^\s*(?:,|and|und|et|y)?\s*$/i.test(text.slice(last.end, token.at)); // prettier-ignore
    if (!isPart) found.push(token);
    else
      found[found.length - 1] = {
        ...last,
        end: token.end,
        readings: [last.readings[0]! + (converted(token.readings[0]!, token.unit, last.unit) ?? 0)],
      };
  }
  return found;
}

/** Beside digits a number in words counts where the answer begins with it, or says that something is it. */
function withLeadingWords(text: string): string {
  return text
    .replace(
      /^(?:[^\p{L}\p{N}]*(?:the )?(?:(?:final )?answer(?: is|:)\s*)?[^\p{L}\p{N}]*)?(?:\p{L}+[- ]?){1,6}?(?=[.,;:!\n\uE001(]|$)/iu,
      (start) => withDigits(start),
    )
    .replaceAll(/(?<=\b(?:is|equals|makes|gives|total of)\s)(?:\p{L}+[- ]?){1,4}/giu, (words) => withDigits(words));
}
