const units = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
const factors: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  doubled: 2,
  doubles: 2,
  doubling: 2,
  thrice: 3,
  triple: 3,
  tripled: 3,
  quadruple: 4,
  quadrupled: 4,
  quintuple: 5,
  quintupled: 5,
  sextuple: 6,
  sextupled: 6,
  septupled: 7,
  octupled: 8,
  half: 0.5,
  halved: 0.5,
  halves: 0.5,
};

const small = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.flatMap((word, value): [string, number][] => (word === "" ? [] : [[word, value * 10]])),
  ["dozen", 12],
]);
const shares: Readonly<Record<string, number>> = {
  half: 2,
  halve: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  hundredth: 100,
  thousandth: 1000,
};
/** "A third run" is no share of anything. */
const shareOf = String.raw`(?:an?|${units.slice(1, 10).join("|")})[- ](?:${Object.keys(shares).join("|")})s?(?!\s+(?:run|call|variant|stage|file|model|time|party|measurement|backend|option|set|section|step|point|phase|question)\b)`;
const one = String.raw`(?:${[...small.keys(), ...Object.keys(scales)].join("|")})`;
const pattern = new RegExp(
  String.raw`\b(?:(?:(${one})[- ]?fold)|(${Object.keys(factors).join("|")})|(${shareOf})|(${one}(?:(?:[- ]| and )${one})*))\b(?!-\p{L})`,
  "giu",
);
const countNouns =
  /^\s+(?:of\s+(?:the\s+|all\s+)?\d|(?:\w+\s+)?(?:calls?|runs?|files?|models?|observations?|measurements?|duplicates?|variants?|stages?|cores?|tokens?|backends?)\b)/i;

export interface WordNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** A factor such as "twice", or a share such as "half". */
  readonly ratio: boolean;
}

/** Numbers written as words; "one" only where it counts something. */
export function numberWords(text: string): readonly WordNumber[] {
  return [...text.matchAll(pattern)].flatMap((match): WordNumber[] => {
    const [whole, fold, factor, share, words] = match;
    const start = match.index;
    const end = start + whole.length;
    if (/[\w-]$/.test(text.slice(0, start).slice(-1))) return [];
    if (fold !== undefined) return [{ start, end, value: valueOf(fold), ratio: true }];
    if (factor !== undefined) return [{ start, end, value: factors[factor.toLowerCase()]!, ratio: true }];
    if (share !== undefined) {
      return [{ start, end, value: shareValue(share), ratio: true }];
    }
    if (words!.toLowerCase() === "one" && /\b(?:every|each|any)\s+$/i.test(text.slice(0, start))) return [];
    if (words!.toLowerCase() === "one" && !countNouns.test(text.slice(end, end + 40))) return [];
    return [{ start, end, value: valueOf(words!), ratio: false }];
  });
}

function shareValue(share: string): number {
  const [count, part] = share.toLowerCase().split(/[- ]/) as [string, string];
  return (small.get(count) ?? 1) / shares[part.replace(/s$/, "")]!;
}

function valueOf(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const scale = scales[word];
    if (scale === undefined) current = word === "dozen" ? Math.max(1, current) * 12 : current + (small.get(word) ?? 0);
    else if (scale === 100) current = Math.max(1, current) * 100;
    else {
      total += Math.max(1, current) * scale;
      current = 0;
    }
  }
  return total + current;
}
