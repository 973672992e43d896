/** Tags between which models put their thoughts, in the words of the families that do. */
const thoughtTags: readonly (readonly [open: string, close: string])[] = [
  ...[
    "think",
    "thinking",
    "thought",
    "thoughts",
    "reasoning",
    "reflection",
    "analysis",
    "scratchpad",
    "seed:think",
    "internal_monologue",
  ].map((name) => [`<${name}>`, `</${name}>`] as const),
  ["[think]", "[/think]"],
  ["◁think▷", "◁/think▷"],
  ["<|begin_of_thought|>", "<|end_of_thought|>"],
  ["<|start_thinking|>", "<|end_thinking|>"],
];
/** What ends a turn in the templates of models that say it aloud. */
const endOfTurn =
  /<\|(?:im_end|eot_id|end|endoftext|end_of_text|eom_id|return|end_of_turn|user|im_start)\|?>|<\/s>|<end_of_turn>|<eos>|<start_of_turn>/i;

/**
 * The answer: what stands outside the thoughts, and before a mark that ends the turn. Thoughts that were not ended run to the end of the text, and those
 * whose beginning the template wrote run from its start.
 * @example
 * console.log(answerText("<think>Lyon?</think>Paris"));
 */
export function answerText(text: string): string {
  let answer = finalChannel(text);
  for (const [open, close] of thoughtTags) answer = withoutThought(answer, open, close);
  answer = answer.trim();
  const end = endOfTurn.exec(answer);
  if (end === null) return answer;
  const before = answer.slice(0, end.index).trim();
  return before === "" ? answer.replaceAll(new RegExp(endOfTurn, "gi"), "").trim() : before;
}

/** The last final channel of gpt-oss' format; a text with channels and no final one has no answer. */
function finalChannel(text: string): string {
  if (!/<\|channel\|>/i.test(text)) return text;
  const parts = text.split(/<\|channel\|>/i).slice(1);
  const final = parts.filter((part) => /^\s*final/i.test(part)).at(-1);
  return final === undefined ? "" : final.replace(/^[^<]*<\|message\|>/i, "");
}

function withoutThought(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  // A text in which lower case is longer cannot be cut by its places.
  if (lower.length !== text.length || !(lower.includes(open) || lower.includes(close))) return text;
  let answer = "";
  let at = 0;
  const firstOpen = lower.indexOf(open);
  const firstClose = lower.indexOf(close);
  if (firstClose >= 0 && (firstOpen < 0 || firstClose < firstOpen)) at = firstClose + close.length;
  for (;;) {
    const start = lower.indexOf(open, at);
    if (start < 0) return answer + text.slice(at);
    answer += text.slice(at, start);
    const end = lower.indexOf(close, start + open.length);
    if (end < 0) return answer;
    at = end + close.length;
  }
}
