/**
 * What a written number may mean, the likelier first: `1,234` is a thousand or, with a decimal comma, little more than one. Empty where it is no number, such
 * as a version or a list.
 * @param decimalComma true where the text writes 4,5 elsewhere
 */
export function readingsOf(written: string, decimalComma: boolean): readonly number[] {
  const plain = written.replaceAll(/[\s\u2009'’_]/g, "");
  const [dots, commas] = [plain.split(".").length - 1, plain.split(",").length - 1];
  const value = (text: string): readonly number[] => (Number.isFinite(Number(text)) ? [Number(text)] : []);
  if (dots === 0 && commas === 0) return value(plain);
  if (dots > 0 && commas > 0) {
    // The last mark is the decimal one, and the other one parts thousands.
    const [decimal, group] = plain.lastIndexOf(".") > plain.lastIndexOf(",") ? [".", ","] : [",", "."];
    const [whole, fraction] = plain.split(decimal) as [string, string];
    return plain.split(decimal).length === 2 && areGroups(whole, group)
      ? value(`${whole.replaceAll(group, "")}.${fraction}`)
      : [];
  }
  const mark = dots > 0 ? "." : ",";
  const grouped = areGroups(plain, mark) ? value(plain.replaceAll(mark, "")) : [];
  if (dots + commas > 1) return grouped;
  const asDecimal = value(plain.replace(",", "."));
  if (grouped.length === 0) return asDecimal;
  if (mark === ",") return decimalComma ? [...asDecimal, ...grouped] : [...grouped, ...asDecimal];
  return decimalComma ? [...grouped, ...asDecimal] : asDecimal;
}

/** Groups of three, or India's of two before the last. */
function areGroups(text: string, mark: string): boolean {
  const [first, ...rest] = text.split(mark);
  if (rest.length === 0) return true;
  const threes = rest.every((each) => /^\d{3}$/.test(each));
  const indian =
    mark === "," &&
    rest.length > 1 &&
    /^\d{3}$/.test(rest.at(-1)!) &&
    rest.slice(0, -1).every((each) => /^\d\d$/.test(each));
  return /^[1-9]\d{0,2}$/.test(first!) && (threes || indian);
}
