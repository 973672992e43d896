import type { MeasureRequest } from "./request";

/** Prompt and system text as they are sent. */
export interface SentTexts {
  readonly prompt: string;
  readonly system?: string;
}

/**
 * The texts as they are sent: `cache: "avoid"` puts a line of its own before whatever the server reads first, so that no prompt cache serves
 * any of it; another attempt has another line, as a failed one may have left its prompt there.
 * @param retries attempts before this one
 */
export function textsToSend(request: MeasureRequest, retries: number): SentTexts {
  const { prompt, system } = request;
  if (request.cache === "allow") return { prompt, ...(system === undefined ? {} : { system }) };
  const again = retries === 0 ? "" : ` again ${retries}`;
  const line = `[${request.nonce ?? `${request.study} ${request.id}`}${again}]\n`;
  return { prompt: `${line}${prompt}`, ...(system === undefined ? {} : { system: `${line}${system}` }) };
}
