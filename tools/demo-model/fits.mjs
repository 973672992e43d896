// Does a sentence say what its facts are? Words that each kind of fact needs near it, and words that would be another kind's.
// Written apart from the phrases of the training, from the catalogue's labels alone.

const variantsAndStages = Object.fromEntries(
  ["baseline", "chimera"].flatMap((variant, v) =>
    ["analysis", "report"].flatMap((stage, s) => {
      const otherStage = stage === "analysis" ? /report stage/ : /analysis stage/;
      const stageWords = new RegExp(`${stage} stage`);
      return [
        [
          55 + 4 * v + 2 * s,
          {
            need: [/median ttft/, new RegExp(variant), stageWords],
            never: [otherStage, /throughput|verdict|ratio/],
            variant,
          },
        ],
        [
          56 + 4 * v + 2 * s,
          {
            need: [/median throughput/, new RegExp(variant), stageWords],
            never: [otherStage, /ttft|verdict|ratio/],
            variant,
          },
        ],
      ];
    }),
  ),
);
const comparisons = Object.fromEntries(
  ["analysis", "report"].flatMap((stage, s) => {
    const otherStage = stage === "analysis" ? /report stage/ : /analysis stage/;
    const stageWords = new RegExp(`${stage} stage`);
    return [
      [70 + 4 * s, { need: [/verdict/, /ttft/, stageWords], never: [otherStage, /throughput/] }],
      [
        71 + 4 * s,
        { need: [/ttft/, /ratio|that of baseline/, stageWords], never: [otherStage, /verdict|time per token/] },
      ],
      [72 + 4 * s, { need: [/verdict/, /throughput/, stageWords], never: [otherStage, /ttft/] }],
      [
        73 + 4 * s,
        { need: [/time per token/, /ratio|that of baseline/, stageWords], never: [otherStage, /verdict|ttft/] },
      ],
    ];
  }),
);

const rules = {
  1: { need: [/files?/], never: [/csv|json|markdown|duplicate|could not/] },
  2: { need: [/csv/] },
  3: { need: [/json/] },
  4: { need: [/markdown/] },
  5: { need: [/observations/], never: [/failed|missing/] },
  6: { need: [/observations/, /failed|missing/] },
  7: { need: [/duplicates?/] },
  8: { need: [/could not be read/] },
  9: { need: [/models/, /named|name|appear/] },
  10: { need: [/throughput/, /highest|leads|try|consider/], never: [/lowest|sweep/] },
  11: { need: [/throughput/, /highest|leads/], never: [/lowest|sweep/] },
  12: { need: [/throughput/, /lowest|last/], never: [/highest|sweep/] },
  13: { need: [/throughput/, /lowest|last/], never: [/highest|sweep/] },
  14: { need: [/throughput/, /models/, /ratio|factor/], never: [/sweep/] },
  15: { need: [/ttft/, /server/, /lowest|soonest/], never: [/highest/] },
  16: { need: [/ttft/, /server/, /lowest|soonest/], never: [/highest/] },
  17: { need: [/ttft/, /highest|last/], never: [/lowest/] },
  18: { need: [/ttft/, /highest|last/], never: [/lowest/] },
  19: { need: [/sweep/, /highest|best|favours/], never: [/lowest|worst/] },
  20: { need: [/sweep/, /highest|best|between/], never: [/lowest|worst/] },
  21: { need: [/sweep/, /lowest|worst/], never: [/highest|best/] },
  22: { need: [/sweep/, /lowest|worst|between/], never: [/highest|best/] },
  23: { need: [/sweep/, /ratio|factor/] },
  24: { need: [/backend|compiles/, /fastest|prefer|try/], never: [/slowest/] },
  25: { need: [/backend|compiles/, /fastest/], never: [/slowest/] },
  26: { need: [/backend|compiles/, /slowest/], never: [/fastest/] },
  27: { need: [/backend|compiles/, /slowest/], never: [/fastest/] },
  28: { need: [/compilation/, /failed/] },
  40: { need: [/measured?s?|figures/] },
  41: { need: [/quantization/] },
  42: { need: [/parameters/] },
  43: { need: [/served/] },
  44: { need: [/cores/] },
  45: { need: [/memory/] },
  46: { need: [/runs/] },
  50: { need: [/calls/, /ok/], never: [/cold/] },
  51: { need: [/calls/, /failed/] },
  52: { need: [/cold/] },
  53: { need: [/generated/] },
  54: { need: [/together|generated/] },
  ...variantsAndStages,
  ...comparisons,
};

/** Words that advice without a fact in it must have, by the fact that it rests on. */
const advice = {
  1: /files/,
  5: /observations/,
  6: /observations/,
  10: /throughput/,
  19: /sweep|settings/,
  24: /backend/,
  28: /compilation/,
  40: /measure/,
  46: /runs/,
  50: /calls/,
  51: /calls/,
  52: /cold/,
  70: /verdict/,
  74: /verdict/,
};

/**
 * @param facts ids of the facts that the sentence prints, in order, such as ["f1"]; @param words its text without them
 * @param evidence ids that it rests on, asked only where it prints none
 */
export function fits(facts, words, evidence = []) {
  const text = words.toLowerCase();
  if (facts.length === 0) return evidence.some((id) => advice[id.slice(1)]?.test(text));
  const own = facts.map((id) => rules[id.slice(1)]);
  if (own.some((rule) => rule === undefined || !rule.need.every((need) => need.test(text)))) return false;
  if (facts.length === 1) {
    const { variant, never = [] } = own[0];
    const other = variant === "baseline" ? /chimera/ : variant === "chimera" ? /baseline/ : undefined;
    return !never.some((word) => word.test(text)) && !(other?.test(text) ?? false);
  }
  // Two variants in one sentence stand in the order of their facts.
  const named = own.map((rule) => rule.variant).filter((variant) => variant !== undefined);
  if (named.length === 2 && named[0] !== named[1]) {
    const [first, second] = named.map((variant) => text.indexOf(variant));
    if (first > second) return false;
  }
  // A word that one fact forbids may be the other's own.
  const others = (rule) =>
    own.filter((each) => each !== rule).flatMap(({ need }) => need.map((word) => word.exec(text)?.[0] ?? ""));
  return own.every((rule) =>
    (rule.never ?? []).every((word) => !word.test(text) || others(rule).some((said) => word.test(said))),
  );
}

/** Sentences of a free text with references: their facts and words. */
export function sentencesOf(text) {
  return text
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => sentence.trim() !== "")
    .map((sentence) => ({
      facts: [...sentence.matchAll(/\{\{(f\d+)\}\}/g)].map((match) => match[1]),
      words: sentence.replace(/\{\{f\d+\}\}/g, " "),
    }));
}

/** Sentences of a report's JSON: section, facts, words and evidence. */
export function sentencesOfReport(report) {
  return Object.entries(report).flatMap(([section, sentences]) =>
    sentences.map(({ evidence, parts }) => ({
      section,
      evidence,
      facts: parts.flatMap((part) => ("fact" in part ? [part.fact] : [])),
      words: parts.map((part) => ("text" in part ? part.text : " ")).join(""),
      text: parts
        .map((part) => ("text" in part ? part.text : ` {{${part.fact}}}`))
        .join("")
        .trim(),
    })),
  );
}
