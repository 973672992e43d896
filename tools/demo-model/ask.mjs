// Asks a server that speaks Ollama's API once, and says what came and when.
import { TextDecoder } from "node:util";

/** Resolves to text, TTFT in ms from the request, whether it ended by itself, tokens, and tokens/s as the server counted them. */
export async function ask(host, model, prompt, options, format) {
  const started = performance.now();
  const response = await fetch(`${host}/api/generate`, {
    method: "POST",
    body: JSON.stringify({ model, prompt, raw: true, format, keep_alive: -1, options }),
  });
  const decoder = new TextDecoder();
  let [text, tail, ttftMs, done] = ["", "", undefined, undefined];
  for await (const chunk of response.body) {
    tail += decoder.decode(chunk, { stream: true });
    const lines = tail.split("\n");
    tail = lines.pop();
    for (const line of lines.filter((each) => each !== "")) {
      const part = JSON.parse(line);
      if (part.error) throw new Error(part.error);
      if (part.response) ttftMs ??= performance.now() - started;
      text += part.response ?? "";
      if (part.done) done = part;
    }
  }
  if (!done) throw new Error(`the server answered ${response.status}: ${tail}`);
  const speed = done.eval_count / (done.eval_duration / 1e9);
  return { text, ttftMs, ended: done.done_reason === "stop", tokens: done.eval_count, speed };
}
