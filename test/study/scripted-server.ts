import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request to generate, as the server got it. */
export interface Asked {
  readonly prompt: string;
  readonly kind: "probe" | "analysis" | "report" | "choice";
  readonly format?: unknown;
  readonly think?: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the model says; a number answers with that HTTP status; `cut` ends the connection in the middle, `open` never ends the answer. */
export type Said =
  | string
  | number
  | { readonly http: number; readonly retryAfter?: string }
  | { readonly text: string; readonly doneReason?: string; readonly cut?: boolean; readonly open?: boolean };

export interface ScriptedServer {
  readonly host: string;
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
}

export interface Script {
  readonly say: (asked: Asked) => Said;
  readonly contextLength?: number;
  readonly capabilities?: readonly string[];
  readonly digest?: () => string;
  readonly version?: () => string;
  /** What `/api/show` tells of the Modelfile. */
  readonly parameters?: string;
  /** Share of the model in video memory. */
  readonly vramShare?: number;
  /** A port of one's own, to come back at; any free one when absent. */
  readonly port?: number;
}

/** Time of a token, ns: the answers are written at once, and a server whose times exceed the client's would be set aside. */
const perToken = 12_000;

/** An HTTP server that speaks Ollama's streaming NDJSON and says what a test tells it to, word by word. */
export async function scriptedServer(script: Script): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const details = { family: "scripted", quantization_level: "Q4_0", parameter_size: "1B" };
  const entry = (): object => ({
    name: "scripted:1b",
    model: "scripted:1b",
    size: 1,
    digest: script.digest?.() ?? "a".repeat(64),
    details,
  });
  const answers: Readonly<Record<string, () => object>> = {
    "/api/version": () => ({ version: script.version?.() ?? "0.20.7" }),
    "/api/tags": () => ({ models: [entry()] }),
    "/api/ps": () => ({
      models: [
        {
          ...entry(),
          size: 1000,
          size_vram: 1000 * (script.vramShare ?? 0),
          context_length: script.contextLength ?? 4096,
        },
      ],
    }),
    "/api/show": () => ({
      details,
      model_info: {},
      parameters: script.parameters,
      capabilities: script.capabilities ?? ["completion"],
    }),
  };
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await read(request);
      const path = request.url ?? "";
      if (path !== "/api/generate") {
        response.end(JSON.stringify(answers[path]?.() ?? {}));
        return;
      }
      const given: Asked = { ...(body as Omit<Asked, "kind">), kind: kindOf(body as Omit<Asked, "kind">) };
      asked.push(given);
      answer(response, given, script.say(given));
    })();
  });
  await new Promise<void>((resolve) => server.listen(script.port ?? 0, "127.0.0.1", resolve));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function kindOf({ prompt }: Pick<Asked, "prompt">): Asked["kind"] {
  if (prompt.includes("Say in a few words")) return "probe";
  if (prompt.trimEnd().endsWith("Choice:")) return "choice";
  return prompt.trimEnd().endsWith("Analysis:") ? "analysis" : "report";
}

function answer(response: ServerResponse, asked: Asked, said: Said): void {
  if (typeof said === "number" || (typeof said === "object" && "http" in said)) {
    const { http, retryAfter } = typeof said === "number" ? { http: said } : said;
    response
      .writeHead(http, retryAfter === undefined ? {} : { "retry-after": retryAfter })
      .end(JSON.stringify({ error: "scripted failure" }));
    return;
  }
  const { text, doneReason = "stop", cut = false, open = false } = typeof said === "string" ? { text: said } : said;
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  const words = text.match(/\S*\s*/g)?.filter((word) => word !== "") ?? [];
  for (const word of words) response.write(`${JSON.stringify({ response: word, done: false })}\n`);
  if (open) return;
  if (cut) {
    response.destroy();
    return;
  }
  const tokens = Math.max(1, words.length);
  response.end(
    `${JSON.stringify({
      response: "",
      done: true,
      done_reason: doneReason,
      total_duration: (30 + tokens) * perToken,
      load_duration: 5 * perToken,
      prompt_eval_count: Math.ceil(asked.prompt.length / 3),
      prompt_eval_duration: 20 * perToken,
      eval_count: tokens,
      eval_duration: tokens * perToken,
    })}\n`,
  );
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return text === "" ? {} : JSON.parse(text);
}
