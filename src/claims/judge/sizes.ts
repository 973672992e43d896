import type { Frame } from "../clauses/frame";
import { isWord } from "../words/tokens";
import type { Quantity } from "../words/tokens";
import { fits } from "./fits";
import type { Fit } from "./fits";
import { contradicted, notRead } from "./judgement";
import type { Judgement } from "./judgement";
import type { Pair } from "./pair";
import type { Said } from "./said";

/** "From A to B, −13.5 %": the size must be that of the two numbers themselves. */
export function printedSize(size: Quantity, { levels: [a, b], way }: Said): Judgement {
  if (!a || !b || a.value === 0) return notRead("nothing lies between these");
  const rounding = (0.5 * 10 ** -a.decimals) / a.value + (0.5 * 10 ** -b.decimals) / b.value;
  const [change, ratio] = [(100 * (b.value - a.value)) / a.value, b.value / a.value];
  const unsigned = way !== 0 && size.sign === 0;
  const slack = (value: number, off: number): boolean =>
    [value - off, value, value + off].some((each) => fits(size, each, "", unsigned) === "fits");
  const right =
    size.unit === "%"
      ? slack(change, 100 * rounding)
      : size.unit === "×"
        ? slack(ratio, rounding) || slack(1 / ratio, rounding)
        : slack(b.value - a.value, rounding * a.value);
  return right ? { reading: "proven", facts: [] } : contradicted("the two numbers lie otherwise apart");
}

/** A size that is said in words of its way has no sign; another has the sign that is printed. */
export function sizeFits(printed: Quantity, pair: Pair, way: -1 | 0 | 1, said: Said, frame: Frame): Fit {
  // "More than halved": more than twice, the other way round.
  const inverse = printed.unit === "×" && printed.word === true && printed.value < 1;
  const size = inverse ? { ...printed, value: 1 / printed.value } : printed;
  const unsigned =
    way !== 0 ||
    (size.sign === 0 && frame.tokens.some((token) => isWord(token, "difference") || isWord(token, "change")));
  const best = (values: readonly number[], unit: string, plain: boolean): Fit => {
    const judged = values.map((value) =>
      fits(size.sign !== 0 && way !== 0 ? { ...size, sign: 0 } : size, value, unit, plain),
    );
    return judged.find((each) => each === "fits") ?? judged.find((each) => each === "near") ?? "not";
  };
  // "−1.2 % higher" says two things; "faster (−47.1 %)" says one twice.
  if (size.sign !== 0 && way !== 0 && (size.sign !== way || (size.difference && size.sign < 0))) return "near";
  if (size.unit === "%") {
    const exact = best(pair.changes, "%", unsigned);
    if (exact !== "not") return exact;
    // "47 % faster" of times is read by some as the one over the other.
    if (said.sense !== "speed") return "not";
    return best(pair.otherChanges, "%", unsigned) === "not" ? "not" : "near";
  }
  if (size.unit === "×" || size.unit === undefined) {
    // "Twice as fast", "lower by a factor of two": the words say which way, the number how far.
    const far = (ratio: number): number => (size.value >= 1 === ratio >= 1 ? ratio : 1 / ratio);
    const plain = inverse ? pair.ratios.map((ratio) => 1 / ratio) : pair.ratios;
    return best(way === 0 ? plain : plain.map(far), "", true);
  }
  return best([pair.difference], pair.unit, unsigned);
}
