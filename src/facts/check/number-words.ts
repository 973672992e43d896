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
  half: 0.5,
  halved: 0.5,
  halves: 0.5,
};

const small = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.flatMap((word, value): [string, number][] => (word === "" ? [] : [[word, value * 10]])),
  ["dozen", 12],
]);
const one = String.raw`(?:${[...small.keys(), ...Object.keys(scales)].join("|")})`;
const pattern = new RegExp(
  String.raw`\b(?:(?:(${one})[- ]?fold)|(${Object.keys(factors).join("|")})|(two[- ]thirds|three[- ]quarters|a third|a quarter)|(${one}(?:(?:[- ]| and )${one})*))\b(?!-\p{L})`,
  "giu",
);
const countNouns =
  /^\s+(?:of\s+\d|(?:\w+\s+)?(?:calls?|runs?|files?|models?|observations?|measurements?|duplicates?|variants?|stages?|cores?|tokens?|backends?)\b)/i;

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
      const value = /thirds/i.test(share) ? 2 / 3 : /three/i.test(share) ? 0.75 : /third/i.test(share) ? 1 / 3 : 0.25;
      return [{ start, end, value, ratio: true }];
    }
    if (words!.toLowerCase() === "one" && !countNouns.test(text.slice(end, end + 40))) return [];
    return [{ start, end, value: valueOf(words!), ratio: false }];
  });
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
