import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";

const kinds = { parameters: "parameters", quantization: "quantization", engine: "engine" } as const;

/** Judges "the model that was measured is gemma3:latest", "it has 7B parameters", "its quantization is F16". */
export function judgeNames(frame: Frame, known: Known): Judgement {
  const words = ["noun:models", "noun:parameters", "noun:quantization", "noun:engine"];
  const strange = unused(frame.tokens, "name", "subject", "unknown", ...words);
  if (strange) return unusedReason(strange);
  const named = (names: string) => known.names.find(({ about }) => about.names === names);
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((each) => frame.nouns.includes(each));
  const said = frame.tokens.filter((token) => token.kind === "name" || token.kind === "unknown");
  if (kind === undefined) {
    const model = named("model");
    const [subject] = frame.subjects;
    const measured = frame.tokens.some(({ text }) => /measured|under test|tested/i.test(text));
    if (
      !model ||
      !subject ||
      said.some((token) => token.kind === "unknown") ||
      !measured ||
      frame.subjects.length !== 1
    )
      return notRead("no fact tells this name");
    return same(subject.subject.name, model.fact.text)
      ? proven(model.fact)
      : contradicted(`it is ${model.fact.text}`, model.fact);
  }
  const fact = named(kinds[kind])?.fact;
  const model = named("model")?.fact.text;
  const other = frame.subjects.some(
    ({ subject }) => subject.kind !== "model" || (model !== undefined && !same(subject.name, model)),
  );
  const text = said.map((token) => token.text).join(" ");
  const strangers = said.filter((token) => token.kind === "unknown");
  if (!fact || other || said.length === 0) return notRead("no fact tells this name");
  // "F16, 1.12M parameters": more than one name, of more than one thing.
  if (said.length > 1 && said.every(({ kind: each }) => each === "name")) {
    const facts = said.map((token) => known.names.find(({ fact: each }) => same(each.text, token.text))?.fact);
    return facts.every((each) => each !== undefined) ? proven(...facts) : notRead("it gives more than one name");
  }
  if (strangers[0] && !same(text, fact.text)) return unusedReason(strangers[0]);
  return same(text, fact.text) ? proven(fact) : contradicted(`it is ${fact.text}`, fact);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\s/g, "") === b.toLowerCase().replace(/\s/g, "");
}
