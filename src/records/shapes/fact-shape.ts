import { countedStates, countedThings, statistics, verdictSays } from "../fact";
import type { Fact, FactAbout, FactRegistry, FactSource, FactSubject } from "../fact";
import { factId } from "../fact-id";
import { nameText, settingsShape } from "./call-shape";
import { list, Misfit, number, object, oneOf, optional, tagged, text, whole, yesOrNo } from "./shape";
import type { Shape } from "./shape";

type About<Role extends FactAbout["role"]> = Extract<FactAbout, { readonly role: Role }>;

const subjectShape = object<FactSubject>({
  kind: oneOf("variant", "model", "settings", "backend"),
  name: text(),
  settings: optional(settingsShape),
  place: optional(oneOf("best", "worst")),
});
const subject = optional(subjectShape);
const stage = optional(nameText);
const load = optional(nameText);
const measured = {
  metric: nameText,
  statistic: oneOf(...statistics),
  subject,
  stage,
  load,
  run: optional(whole(0)),
} as const;
const compared = object<About<"difference" | "change" | "ratio">>({
  role: oneOf("difference", "change", "ratio"),
  ...measured,
  against: subject,
  estimate: optional(yesOrNo),
});
const counted = object<About<"count" | "share">>({
  role: oneOf("count", "share"),
  counted: oneOf(...countedThings),
  state: optional(oneOf(...countedStates)),
  why: optional(nameText),
  subject,
  stage,
});

const aboutShape = tagged<FactAbout>("role", {
  level: object<About<"level">>({ role: oneOf("level"), ...measured }),
  difference: compared,
  change: compared,
  ratio: compared,
  rank: object<About<"rank">>({ role: oneOf("rank"), ...measured, place: whole(0), of: whole(0) }),
  drift: object<About<"drift">>({ role: oneOf("drift"), ...measured }),
  best: object<About<"best">>({
    role: oneOf("best"),
    metric: nameText,
    stage: nameText,
    subjects: list(subjectShape),
    of: whole(0),
  }),
  count: counted,
  share: counted,
  verdict: object<About<"verdict">>({
    role: oneOf("verdict"),
    metric: nameText,
    subject: subjectShape,
    against: subjectShape,
    stage,
    load,
    says: oneOf(...verdictSays),
  }),
  setting: object<About<"setting">>({ role: oneOf("setting"), subject: subjectShape, settings: settingsShape }),
  name: object<About<"name">>({
    role: oneOf("name"),
    names: oneOf("model", "quantization", "parameters", "engine", "sweep-model"),
  }),
});

const intervalShape: Shape<readonly [number, number]> = (value, at) => {
  const [low, high, ...more] = list(number())(value, at);
  if (low === undefined || high === undefined || more.length > 0)
    throw new Misfit(`${at} must be a list of two numbers`);
  return [low, high];
};

const fieldsShape = object<Fact>({
  id: nameText,
  group: oneOf("data", "environment", "calls", "comparison"),
  about: aboutShape,
  label: text(),
  value: optional(number()),
  unit: optional(nameText),
  text: text(),
  interval: optional(intervalShape),
  n: optional(number(0)),
  subject: optional(text()),
  against: optional(text()),
  stage,
  metric: optional(nameText),
  direction: oneOf("lower-is-better", "higher-is-better", "neither"),
  sources: list(
    object<FactSource>({
      file: optional(text()),
      row: optional(whole(0)),
      pointer: optional(text()),
      call: optional(nameText),
    }),
  ),
});

/** A fact is called by what it is about. */
const factShape: Shape<Fact> = (value, at) => {
  const fact = fieldsShape(value, at);
  const id = factId(fact.about);
  if (fact.id === id) return fact;
  throw new Misfit(`${at}.id must be "${id}", by what the fact is about, not ${JSON.stringify(fact.id.slice(0, 80))}`);
};

/** `facts.json`. */
export const factsShape: Shape<FactRegistry> = object<FactRegistry>({
  schema: oneOf("chimera-notebook/facts/1"),
  facts: list(factShape),
});
