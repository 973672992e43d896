const ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "); // prettier-ignore
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const values = new Map<string, number>([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, at) => [word, 20 + 10 * at] as const),
  ["fourty", 40],
  ["dozen", 12],
]);
const scales = new Map([["hundred", 100], ["thousand", 1e3], ["million", 1e6], ["billion", 1e9], ["trillion", 1e12]]); // prettier-ignore
const word = [...values.keys(), ...scales.keys()].sort((a, b) => b.length - a.length).join("|");
const run = new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:a|minus|negative)[ -])?(?:${word})(?:(?:[ -]|, | and |[ -]and[ -])(?:${word}))*(?![\\p{L}\\p{N}])`, "giu"); // prettier-ignore
const chinese: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const chineseScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** German, French and Spanish numbers to a hundred, by word. */
const others = new Map<string, number>(othersToHundred());
const otherRun = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${[...others.keys()].sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{N}-])`, "giu"); // prettier-ignore

/** Numbers in words as digits: English ones to trillions, German, French and Spanish to a hundred, Chinese. */
export function withDigits(text: string): string {
  return text
    .replaceAll(run, (words) => String(english(words)))
    .replaceAll(otherRun, (each) => String(others.get(each.toLowerCase())))
    .replaceAll(/[零〇一二两三四五六七八九十百千万亿]+/g, (each) => String(ofChinese(each)));
}

function english(words: string): number {
  let total = 0;
  let part = 0;
  const all = words.toLowerCase().split(/[\s,-]+/);
  for (const each of all) {
    const scale = scales.get(each);
    if (each === "a") part = 1;
    else if (scale === 100) part = Math.max(part, 1) * 100;
    else if (scale !== undefined) {
      total += Math.max(part, 1) * scale;
      part = 0;
    } else if (each === "dozen") part = Math.max(part, 1) * 12;
    else part += values.get(each) ?? 0;
  }
  return all[0] === "minus" || all[0] === "negative" ? -(total + part) : total + part;
}

function ofChinese(text: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const mark of text) {
    const scale = chineseScales[mark];
    if (scale === undefined) digit = chinese[mark]!;
    else if (scale >= 1e4) {
      total += (section + digit) * scale;
      [section, digit] = [0, 0];
    } else {
      section += Math.max(digit, 1) * scale;
      digit = 0;
    }
  }
  return total + section + digit;
}

function othersToHundred(): readonly (readonly [string, number])[] {
  const german = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(" "); // prettier-ignore
  const germanTens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");
  const french = "zéro . deux trois quatre cinq . sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(" "); // prettier-ignore
  const frenchTens = "vingt trente quarante cinquante soixante".split(" ");
  const spanish = "cero . dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte".split(" "); // prettier-ignore
  const spanishTens = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
  const found: (readonly [string, number])[] = [];
  const add = (words: readonly string[]): void =>
    words.forEach((each, value) => {
      // What is a common word, or a number in English too, is left alone.
      if (each !== "." && each !== "once" && each !== "six") found.push([each, value]);
    });
  [german, french, spanish].forEach(add);
  germanTens.forEach((ten, at) => {
    found.push([ten, 20 + 10 * at]);
    "ein zwei drei vier fünf sechs sieben acht neun".split(" ").forEach((one, unit) => found.push([`${one}und${ten}`, 21 + 10 * at + unit])); // prettier-ignore
  });
  frenchTens.forEach((ten, at) => {
    found.push([ten, 20 + 10 * at], [`${ten} et un`, 21 + 10 * at]);
    "deux trois quatre cinq six sept huit neuf".split(" ").forEach((one, unit) => found.push([`${ten}-${one}`, 22 + 10 * at + unit])); // prettier-ignore
  });
  spanishTens.forEach((ten, at) => {
    found.push([ten, 30 + 10 * at]);
    "uno dos tres cuatro cinco seis siete ocho nueve".split(" ").forEach((one, unit) => found.push([`${ten} y ${one}`, 31 + 10 * at + unit])); // prettier-ignore
  });
  found.push(["hundert", 100], ["einhundert", 100], ["cent", 100], ["cien", 100]);
  return found;
}
