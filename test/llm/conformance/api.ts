/** What came back: the status, and every line as it is. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly lines: readonly Line[];
  /** The last line: the whole answer when it was not streamed. */
  readonly last: Line;
}

export interface Line {
  readonly model?: string;
  readonly created_at?: string;
  readonly response?: string;
  readonly message?: { readonly role: string; readonly content: string };
  readonly done?: boolean;
  readonly done_reason?: string;
  readonly error?: string;
  readonly total_duration?: number;
  readonly load_duration?: number;
  readonly prompt_eval_count?: number;
  readonly prompt_eval_duration?: number;
  readonly eval_count?: number;
  readonly eval_duration?: number;
  readonly [key: string]: unknown;
}

/** Speaks plain HTTP, so that no client hides what a server says. */
export async function ask(host: string, path: string, body?: object | string): Promise<Answer> {
  const init =
    body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await fetch(`${host}${path}`, init);
  const text = await response.text();
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
  return { status: response.status, type: response.headers.get("content-type") ?? "", lines, last: lines.at(-1) ?? {} };
}

/** The text of all lines of an answer. */
export function textOf({ lines }: Answer): string {
  return lines.map((line) => line.response ?? line.message?.content ?? "").join("");
}
