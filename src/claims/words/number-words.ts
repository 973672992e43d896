const small = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
  "eighteen nineteen",
]
  .join(" ")
  .split(" ");
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const values = new Map<string, number>([
  ...small.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, 20 + 10 * index]),
  ["dozen", 12],
]);
const factors: Readonly<Record<string, number>> = {
  halve: 0.5,
  halves: 0.5,
  halved: 0.5,
  twice: 2,
  double: 2,
  doubled: 2,
  doubles: 2,
  thrice: 3,
  triple: 3,
  tripled: 3,
  triples: 3,
  quadruple: 4,
  quadrupled: 4,
};
const parts: Readonly<Record<string, number>> = { third: 3, quarter: 4, fifth: 5, sixth: 6, tenth: 10 };

export interface WordNumber {
  readonly value: number;
  /** A factor such as "twice". */
  readonly factor?: true;
  /** A share such as "a third". */
  readonly share?: true;
  /** How many words it is made of. */
  readonly words: number;
}

/** A number that begins with the first of these words: "twenty-four", "three hundred and five", "twice", "two thirds". */
export function wordNumber(words: readonly string[]): WordNumber | undefined {
  const [one = "", two = ""] = words;
  if (one === "a" && two === "single") return { value: 1, words: 2 };
  if (factors[one] !== undefined) return { value: factors[one], factor: true, words: 1 };
  const part = parts[two.replace(/s$/, "")];
  const count = one === "a" || one === "an" ? 1 : values.get(one);
  if (part !== undefined && count !== undefined) return { value: count / part, share: true, words: 2 };
  let [total, current, used] = [0, 0, 0];
  let last = Number.POSITIVE_INFINITY;
  while (used < Math.min(words.length, 8)) {
    const word = words[used]!;
    const value = values.get(word);
    if (value !== undefined && (last === Number.POSITIVE_INFINITY || (value < last && (last >= 100 || value < 10)))) {
      current += value;
      last = value;
    } else if (used > 0 && word === "hundred") {
      current *= 100;
      last = 100;
    } else if (used > 0 && word === "thousand") {
      total += current * 1000;
      [current, last] = [0, 1000];
    } else if (!(used > 0 && word === "and" && last >= 100 && values.has(words[used + 1] ?? ""))) break;
    used += 1;
  }
  return used === 0 ? undefined : { value: total + current, words: used };
}
