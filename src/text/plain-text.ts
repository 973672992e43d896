/** Text with every digit as ASCII, and where each of its characters stood. */
export interface PlainText {
  readonly text: string;
  /** Offset in the original of each UTF-16 unit, and of the end. */
  readonly at: readonly number[];
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Digits of any script as 0–9, full-width forms as ASCII, one minus sign, fractions spelled out, invisible characters gone: a number hidden in
 * other characters is a number all the same.
 */
export function plainText(original: string): PlainText {
  let text = "";
  const at: number[] = [];
  let offset = 0;
  let raised = false;
  for (const char of original) {
    const superscript = superscripts.indexOf(char);
    const plain = superscript >= 0 ? `${raised ? "" : "^"}${superscript}` : plainOf(char);
    raised = superscript >= 0 || char === "⁻";
    for (let unit = 0; unit < plain.length; unit += 1) at.push(offset);
    text += plain;
    offset += char.length;
  }
  at.push(offset);
  return { text: withStars(text), at };
}

/** Underscores around a number are emphasis, and no part of a name: as stars they cannot be taken for one. */
function withStars(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^\n_]{0,200}?\p{N}[^\n_]{0,200})(?<!\s)\1(?![\p{L}\p{N}_]|\.\w)/gu,
    (_, marks: string, inside: string) => "*".repeat(marks.length) + inside + "*".repeat(marks.length),
  );
}

function plainOf(char: string): string {
  const code = char.codePointAt(0)!;
  if (code < 0x80) return char;
  if (/\p{Nd}/u.test(char)) return String(digitOf(code));
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (invisible.test(char)) return "";
  if (char === "⁻") return "^-";
  if ("−‐‑﹣".includes(char)) return "-";
  if ("\u00a0\u2007\u2009\u202f".includes(char)) return "\u00a0";
  if (/[\u2000-\u200a\u3000]/.test(char)) return " ";
  // Squares that hold a unit, such as ㎲.
  if (code >= 0x3300 && code <= 0x33ff) return char.normalize("NFKC");
  if (char === "٫") return ".";
  if (char === "٬") return ",";
  if (char === "٪") return "%";
  if (/\p{No}/u.test(char)) {
    const known = char.normalize("NFKC");
    return /^\d+⁄\d+$/.test(known) ? ` ${known}` : /^\d+$/.test(known) ? known : char;
  }
  return char;
}

/** Digits of a script follow one another from its zero, which stands at …0 or …6 of its row; mathematical ones fill five tens. */
function digitOf(code: number): number {
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  const place = code & 15;
  return place < 6 || (place < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - place))) ? place : place - 6;
}
