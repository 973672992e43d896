import { parseObject } from "../text";

/** A JSON object as it came, and whether its end was cut off. */
export interface FoundJson {
  readonly value: Readonly<Record<string, unknown>>;
  /** True when the text broke off and only what was whole before is given. */
  readonly cut: boolean;
}

/** The object in a model's answer: bare, inside of a Markdown fence or between other words, also when it was cut off. */
export function findJson(answer: string): FoundJson | undefined {
  const fenced = /```(?:json)?\s*([\s\S]*?)(?:```|$)/.exec(answer)?.[1] ?? answer;
  const from = fenced.indexOf("{");
  if (from < 0) return undefined;
  const whole = parseObject(fenced.slice(from, fenced.lastIndexOf("}") + 1));
  if (whole) return { value: whole, cut: false };
  const rest = parseObject(wholePart(fenced.slice(from)));
  return rest && { value: rest, cut: true };
}

/** The part of a cut report up to its last whole sentence, closed; nothing of a sentence that was cut off is kept. */
function wholePart(text: string): string {
  const open: string[] = [];
  let inString = false;
  let end = 0;
  let closing = "";
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]!;
    if (inString) {
      if (mark === "\\") at += 1;
      else if (mark === '"') inString = false;
    } else if (mark === '"') inString = true;
    else if (mark === "{" || mark === "[") open.push(mark === "{" ? "}" : "]");
    else if (mark === "}" || mark === "]") {
      if (open.pop() !== mark) break;
      // One level down are the sections, two levels down their sentences.
      if (open.length === 0 || open.length > 2) continue;
      end = at + 1;
      closing = [...open].reverse().join("");
    }
  }
  return text.slice(0, end) + closing;
}
