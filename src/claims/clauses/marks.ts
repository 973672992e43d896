import type { Token } from "../words/tokens";

export function span(one: Token, two: Token): { readonly start: number; readonly end: number; readonly text: string } {
  return { start: one.start, end: two.end, text: `${one.text} ${two.text}` };
}

export function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === "mark" && token.text === text;
}
