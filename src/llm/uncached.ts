import type { ChatMessage } from "../records";
import type { MeasureRequest } from "./request";

/** The texts of a call as they are sent. */
export interface SentTexts {
  readonly prompt: string;
  readonly system?: string;
  readonly history?: readonly ChatMessage[];
}

/**
 * The texts as they are sent: `cache: "avoid"` puts a line of its own before whatever the server reads first, so that no prompt cache serves
 * any of it; another attempt has another line, as a failed one may have left its prompt there.
 * @param retries attempts before this one
 */
export function textsToSend(request: MeasureRequest, retries: number): SentTexts {
  const { prompt, system, history } = request;
  const texts = { prompt, ...(system === undefined ? {} : { system }), ...(history === undefined ? {} : { history }) };
  if (request.cache === "allow" || request.nonce === "") return texts;
  const again = retries === 0 ? "" : ` again ${retries}`;
  const line = `[${request.nonce ?? `${request.study} ${request.id}`}${again}]\n`;
  const [first, ...rest] = history ?? [];
  return {
    prompt: first === undefined ? `${line}${prompt}` : prompt,
    ...(system === undefined ? {} : { system: `${line}${system}` }),
    ...(first === undefined ? {} : { history: [{ ...first, content: `${line}${first.content}` }, ...rest] }),
  };
}

/** All that the model reads of them, in order, as one text: what a record's digest and length are of. */
export function wholeText({ prompt, system, history = [] }: SentTexts): string {
  return [...(system === undefined ? [] : [system]), ...history.map(({ content }) => content), prompt].join("\n\n");
}
