import type { CountedState } from "../../records";
import type { Frame } from "../clauses/frame";
import { isWord, saysOf } from "../words/tokens";
import type { Quantity } from "../words/tokens";

export const formats: ReadonlySet<string> = new Set(["csv", "json", "markdown"]);

export type State = CountedState | "missing" | "valued" | `why:${string}`;

export function statesOf({ tokens }: Frame): readonly State[] {
  return [...new Set(tokens.flatMap((token) => (saysOf(token, "state") as State | undefined) ?? []))];
}

/** "10 CSV, 11 JSON and 4 Markdown files"; "586 observations in 25 files": each number with the word behind it. */
export function groupsOf({
  tokens,
  nouns,
}: Frame): readonly { readonly quantity: Quantity; readonly state?: State; readonly noun: string }[] {
  const numbers = tokens.filter((token) => token.kind === "quantity" || token.kind === "share");
  if (numbers.length < 2 || numbers.some(({ kind }) => kind === "share")) return [];
  const groups = tokens.flatMap((token, index) => {
    if (token.kind !== "quantity") return [];
    let at = index + 1;
    while (
      isWord(tokens[at], "glue") ||
      isWord(tokens[at], "link", "of") ||
      (tokens[at]?.kind === "mark" && tokens[at]!.text !== "," && tokens[at]!.text !== "(")
    )
      at += 1;
    const [state, noun] = isWord(tokens[at], "state") ? [tokens[at], tokens[at + 1]] : [undefined, tokens[at]];
    const later = tokens.find((each, place) => place > index && isWord(each, "noun"));
    const own = saysOf(noun, "noun") ?? (state ? saysOf(later, "noun") : undefined);
    if (own === undefined && !(state && formats.has(saysOf(state, "state") ?? ""))) return [];
    return [{ quantity: token, noun: own ?? "files", ...(state ? { state: saysOf(state, "state") as State } : {}) }];
  });
  const states = tokens.filter((token) => isWord(token, "state"));
  // "CSV makes up 40 % of the files and Markdown 16 %": states and numbers take turns.
  const turns =
    states.length === numbers.length &&
    states.every(
      (state, index) => state.start < numbers[index]!.start && (index === 0 || state.start > numbers[index - 1]!.start),
    );
  if (turns && nouns.length === 1)
    return numbers.flatMap((quantity, index) =>
      quantity.kind === "quantity"
        ? [{ quantity, noun: nouns[0]!, state: saysOf(states[index], "state") as State }]
        : [],
    );
  const used = new Set(groups.flatMap(({ state }) => (state === undefined ? [] : [state])));
  return groups.length === numbers.length && states.every((token) => used.has(saysOf(token, "state") as State))
    ? groups
    : [];
}

export function nounOf(frame: Frame): string | undefined {
  const nouns = frame.nouns.filter((noun) => noun !== "formats");
  if (nouns.includes("compilations")) return "compilations";
  if (nouns.includes("observations")) return "observations";
  if (nouns.includes("duplicates")) return "duplicates";
  if (nouns.includes("runs") && nouns.includes("variants")) return "runs";
  if (nouns.includes("models") && nouns.includes("files")) return "models";
  if (nouns.includes("cores")) return "cores";
  if (nouns.includes("workloads")) return "workloads";
  if (nouns.length === 0 && statesOf(frame).includes("whole")) return "answers";
  const subject = frame.subjects.some(({ subject: { kind } }) => kind === "variant");
  const named = nouns.filter(
    (noun) => !(noun === "stages" && nouns.length > 1) && !(noun === "variants" && subject && nouns.length > 1),
  );
  if (named.length === 1) return named[0];
  // "Chimera: 9 of 10 ok": of a variant it is calls that are ok or fail.
  const states = statesOf(frame);
  if (named.length === 0 && subject && states.length === 1 && /^(?:ok|failed)$/.test(states[0]!)) return "calls";
  if (named.length === 0 && states.length > 0 && states.every((state) => formats.has(state))) return "files";
  return named.length === 0 && frame.tokens.some((token) => isWord(token, "scope", "files")) ? "files" : undefined;
}
