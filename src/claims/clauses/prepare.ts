import { isWord } from "../words/tokens";
import type { Token } from "../words/tokens";
import { isMark, span } from "./marks";

/** "95 % interval": how sure an interval is says nothing of what lies in it. */
export function confidence(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(
    (token, index) =>
      !(token.kind === "quantity" && token.unit === "%" && token.value === 95 && isWord(tokens[index + 1], "interval")),
  );
}

/** "Falls by nearly half": 50 %; "half as long as", "half the throughput of": 0.5 times. */
export function halves(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, index): Token => {
    if (!isWord(token, "quantifier", "half")) return token;
    const { start, end, text } = token;
    const next = tokens[index + 1];
    const of = isWord(tokens[index + 2], "metric") && isWord(tokens[index + 3], "link", "of");
    if (equative(next) || isWord(next, "pronoun", "metric") || (/^the$/i.test(next?.text ?? "") && of))
      return { kind: "quantity", value: 0.5, decimals: 1, scale: 1, sign: 0, unit: "×", start, end, text };
    const before = isWord(tokens[index - 1], "bound") ? index - 2 : index - 1;
    if (!isWord(tokens[before], "link", "by")) return token;
    return {
      kind: "quantity",
      value: 50,
      decimals: 0,
      scale: 1,
      sign: 0,
      unit: "%",
      word: true,
      difference: true,
      start,
      end,
      text,
    };
  });
}

/** "One in eight measurements": 12.5 %. */
export function oneIn(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const [one, link] = merged.slice(-2);
    const before = merged.at(-3);
    const share =
      token.kind === "quantity" &&
      token.unit === undefined &&
      token.value >= 2 &&
      /^in$/i.test(link?.text ?? "") &&
      /^(?:one|1)$/i.test(one?.text ?? "") &&
      !/^(?:the|this|that)$/i.test(before?.text ?? "");
    if (share && token.kind === "quantity" && one) {
      merged.length -= 2;
      merged.push({ ...token, value: 100 / token.value, decimals: 0, unit: "%", ...span(one, token) });
    } else merged.push(token);
  }
  return merged;
}

/** "657 fewer tokens": the unit stands behind the comparison. */
export function counted(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, index) =>
    token.kind === "quantity" &&
    token.unit === undefined &&
    isWord(tokens[index + 1], "compare") &&
    isWord(tokens[index + 2], "metric", "tokens")
      ? { ...token, unit: "tokens" }
      : token,
  );
}

/** "As long as", "as fast": what stands behind "times", and says with no number that two are the same. */
export function equative(token: Token | undefined): boolean {
  return (isWord(token, "compare") || isWord(token, "bound", "up")) && /^as /i.test(token?.text ?? "");
}

export const settingName = /^(?:temperature|temp|num_\w+|top_[kp]|min_p|repeat_penalty|seed|use_mmap)$/i;

/** "A temperature of 0.8", "num_gpu 80". */
export function settings(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    let at = index + 1;
    while (
      isWord(tokens[at], "link", "of", "to") ||
      isWord(tokens[at], "glue") ||
      isMark(tokens[at], "(") ||
      isMark(tokens[at], ":")
    )
      at += 1;
    const value = tokens[at];
    if (
      (token.kind === "unknown" || token.kind === "name") &&
      settingName.test(token.text) &&
      value?.kind === "quantity" &&
      value.unit === undefined
    ) {
      merged.push({ kind: "setting", name: token.text.toLowerCase(), value: value.value, ...span(token, value) });
      index = at;
    } else merged.push(token);
  }
  return merged;
}

export function runs(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [token, next] = [tokens[index]!, tokens[index + 1]];
    const bare = next?.kind === "quantity" && next.unit === undefined && next.decimals === 0 && !next.word;
    if (isWord(token, "noun", "runs") && /^runs?$/i.test(token.text) && bare) {
      merged.push({
        kind: "run",
        run: next.value,
        start: token.start,
        end: next.end,
        text: `${token.text} ${next.text}`,
      });
      index += 1;
    } else merged.push(token);
  }
  return merged;
}
