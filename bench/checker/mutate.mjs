// Wrong sentences out of correct ones, by one change each; `pick` chooses among the places where a class can change the sentence.

const number =
  /(?<![\p{L}\p{N}_.:=,/-])[-−+]?\d[\d,]*(?:\.\d+)?(?:\s?(?:ms|tokens\/s|tokens per second|tokens|GiB|GB|MB|s|×|%)(?![\p{L}/]))?(?![\p{L}\p{N}_:=-])/gu;

/** Numbers of a correct sentence with their units, outside of names and of the fixed words of a verdict: start, end, text. */
function numbersOf(text) {
  const verdict = /verdict[^:]*: |against \S+: /.exec(text);
  const end = verdict ? verdict.index + verdict[0].length : text.length;
  return [...text.matchAll(number)].flatMap(({ index, 0: own }) =>
    index < end ? [{ start: index, end: index + own.length, text: own }] : [],
  );
}

const replace = (text, { start, end }, by) => text.slice(0, start) + by + text.slice(end);

function digit(text, pick, random) {
  const span = pick(numbersOf(text).filter((each) => /\d/.test(each.text)));
  if (!span) return undefined;
  const places = [...span.text.matchAll(/\d/g)].map((match) => match.index);
  const at = pick(places);
  let other = Math.floor(10 * random());
  if (String(other) === span.text[at]) other = (other + 1 + Math.floor(9 * random())) % 10;
  const changed = span.text.slice(0, at) + String(other) + span.text.slice(at + 1);
  return Number(changed.replace(/[^\d.]/g, "")) === Number(span.text.replace(/[^\d.]/g, ""))
    ? undefined
    : replace(text, span, changed);
}

function sign(text, pick) {
  const span = pick(numbersOf(text).filter((each) => Number.parseFloat(each.text.replace(/[^\d.]/g, "")) !== 0));
  if (!span) return undefined;
  const other = /^[-−]/.test(span.text)
    ? span.text.replace(/^[-−]/, "")
    : `${pick(["-", "−"])}${span.text.replace(/^\+/, "")}`;
  return replace(text, span, other);
}

const otherUnits = {
  ms: ["s", "tokens/s", "µs", "%"],
  s: ["ms", "min", "tokens/s"],
  "tokens/s": ["ms", "tokens", "%", "tokens/min"],
  "tokens per second": ["ms", "tokens"],
  tokens: ["tokens/s", "ms"],
  "×": [" %", " ms"],
  "%": ["×", "ms"],
  GB: ["MB", "TB"],
  MB: ["GB"],
  "": [" ms", " %", " tokens/s", "×", " GB"],
};

function unit(text, pick) {
  // "17.2 to 21 %": the unit stands once for both, and may stand twice.
  const span = pick(numbersOf(text).filter((each) => !/^ (?:to|and|–) /.test(text.slice(each.end))));
  if (!span) return undefined;
  const [, number, space, own] = /^(.*?\d)(\s*)([^\d\s][^\d]*)?$/.exec(span.text) ?? [];
  const others = otherUnits[own ?? ""];
  if (number === undefined || !others) return undefined;
  return replace(text, span, number + (own === undefined ? "" : space) + pick(others));
}

/** One name, stage, metric or noun in place of its like. */
function subject(text, pick, _random, sentence) {
  const { entities } = sentence;
  const pairs = [
    ["baseline", "chimera"],
    ["Baseline", "Chimera"],
    ["analysis stage", "report stage"],
    ["TTFT", "throughput"],
    ["time per token", "TTFT"],
    ["CSV", "JSON"],
    ["JSON", "Markdown"],
    ["Markdown", "CSV"],
    ["calls were ok", "calls failed"],
    ["failed or are missing", "were duplicates"],
    ["models are named", "files are named"],
    ["files were read", "observations were read"],
    ["processor cores", "runs"],
    ["duplicate files", "observations"],
    ...entities.flatMap((one) => entities.filter((two) => two !== one).map((two) => [one, two])),
  ];
  // The same verdict about several cells is true of each: to name another of them is no mistake.
  if (sentence.sharedVerdict) return undefined;
  const both = [...pairs, ...pairs.slice(0, 5).map(([one, two]) => [two, one])];
  const places = both.flatMap(([one, two]) => {
    const found = [];
    for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1))
      if (!/[\w:]/.test(text[at - 1] ?? " ") && !/[\w:]/.test(text[at + one.length] ?? " "))
        found.push({ start: at, end: at + one.length, by: two });
    return found;
  });
  const place = pick(places);
  return place && replace(text, place, place.by);
}

function direction(text, pick) {
  const pairs = [
    ["highest", "lowest"],
    ["fastest", "slowest"],
    ["faster", "slower"],
    ["less", "more"],
    ["higher", "lower"],
    ["best", "worst"],
  ];
  const places = [...pairs, ...pairs.map(([one, two]) => [two, one])].flatMap(([one, two]) =>
    [...text.matchAll(new RegExp(`\\b${one}\\b(?! (?:runs?|calls?))`, "g"))].map((match) => ({
      start: match.index,
      end: match.index + one.length,
      by: two,
    })),
  );
  const place = pick(places);
  return place && replace(text, place, place.by);
}

export const classes = { digit, sign, unit, subject, direction };

/** Mutants of one class, at least `count`; the same sentence may be changed in several places. */
export function mutants(name, sentences, count, random) {
  const pick = (list) => list[Math.floor(list.length * random())];
  const found = [];
  for (let tries = 0; found.length < count && tries < 60 * count; tries += 1) {
    const sentence = pick(sentences);
    const text = classes[name](sentence.text, pick, random, sentence);
    if (text !== undefined && text !== sentence.text && !sentence.all.has(text)) found.push({ text, sentence });
  }
  return found;
}
