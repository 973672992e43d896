import type { Fact, Settings, SettingValue } from "../../records";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";
import { all, contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";

const spellings: Readonly<Record<string, string>> = { temp: "temperature" };

export interface SaidSetting {
  readonly name: string;
  readonly value: SettingValue;
}

/** The settings that a clause names: `num_gpu=60`, and "a temperature of 0.8". What is left at its default claims nothing. */
export function settingsOf({ tokens }: Frame): readonly SaidSetting[] {
  return tokens.flatMap((token): readonly SaidSetting[] => {
    if (token.kind !== "setting" || token.value === "default") return [];
    return [{ name: spellings[token.name] ?? token.name, value: token.value }];
  });
}

/** Each of the settings against those that are known; one that is not known is not read. */
export function setAs(said: readonly SaidSetting[], known: Settings, fact: Fact): readonly Judgement[] {
  return said.map(({ name, value }) => {
    const own = known[name];
    if (own === undefined) return notRead(`no fact tells ${name}`);
    return String(own) === String(value) ? proven(fact) : contradicted(`${name} is ${String(own)}`, fact);
  });
}

/** Judges "chimera used num_gpu=80, num_ctx=1024 and a temperature of 0.8". */
export function judgeSettings(frame: Frame, known: Known): Judgement {
  const strange = unused(frame.tokens, "setting", "subject", "noun:variants", "noun:settings", "noun:models");
  if (strange) return unusedReason(strange);
  if (frame.tokens.some((token) => isWord(token, "negation"))) return notRead("it denies a setting");
  const names = frame.subjects.filter(({ subject }) => subject.kind === "variant").map(({ subject }) => subject.name);
  const there = known.settings.filter(({ about }) => names.length === 0 || names.includes(about.subject.name));
  if (there.length !== 1) return notRead("no fact tells these settings");
  return all(setAs(settingsOf(frame), there[0]!.about.settings, there[0]!.fact));
}
