import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

import { answer } from "./answer";
import { BadRequest } from "./bad-request";
import { isKnown, running, shown, tags } from "./describe";
import type { Described } from "./describe";
import { embed } from "./embed";
import { json, readBody } from "./http";
import { event, openAiAnswer, openAiError, openAiModels } from "./openai-answer";
import type { Ask } from "./read-job";
import type { Slot } from "./slot";
import { UnsupportedSchema } from "./unsupported-schema";

/** What the server serves. */
export interface Served {
  readonly model: Described;
  readonly slot: Slot;
  readonly version: string;
}

/** An HTTP server that speaks Ollama's API, and OpenAI's under `/v1`, for one model. One generation at a time; the others wait in line. */
export function createOllamaServer(served: Served): Server {
  return createServer((request, response) => {
    route(served, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const theirs = error instanceof BadRequest || error instanceof UnsupportedSchema;
      refuse(request, response, theirs ? 400 : 500, message);
    });
  });
}

/** Says what went wrong in the language in which was asked. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, message: string): void {
  const openai = request.url?.startsWith("/v1/") === true;
  const error = openai ? openAiError(message, status) : { error: message };
  if (!response.headersSent) return json(response, status, error);
  if (openai) event(response, error);
  else response.write(`${JSON.stringify(error)}\n`);
  response.end();
}

async function route(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const asked = `${request.method === "HEAD" ? "GET" : request.method} ${path}`;
  if (asked === "GET /") {
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end("Ollama is running");
    return;
  }
  const told = questions[asked];
  if (told) {
    json(response, 200, told(served));
    return;
  }
  const act = requests[asked];
  if (act === undefined) {
    refuse(request, response, 404, `${asked} is not served by this engine`);
    return;
  }
  const ask = await readBody(request);
  const name = ask["model"] ?? ask["name"];
  if (typeof name !== "string") throw new BadRequest("model is required");
  if (isKnown(name, served.model)) await act(served, ask, response);
  else refuse(request, response, 404, `model "${name}" not found`);
}

/** What can be asked without a body. */
const questions: Readonly<Record<string, (served: Served) => object>> = {
  "GET /api/version": ({ version }) => ({ version }),
  "GET /api/tags": ({ model }) => tags(model),
  "GET /api/ps": ({ model, slot }) => running(model, slot),
  "GET /v1/models": ({ model }) => openAiModels(model),
};

type Act = (served: Served, ask: Ask, response: ServerResponse) => void | Promise<void>;

/** What names a model. */
const requests: Readonly<Record<string, Act>> = {
  "POST /api/show": ({ model }, _ask, response) => json(response, 200, shown(model)),
  "POST /api/embed": ({ slot }, ask, response) => embed(ask, slot, response),
  "POST /api/generate": ({ model, slot }, ask, response) => answer("generate", ask, { ...model, slot }, response),
  "POST /api/chat": ({ model, slot }, ask, response) => answer("chat", ask, { ...model, slot }, response),
  "POST /v1/chat/completions": (served, ask, response) => openAiAnswer("chat", ask, served, response),
  "POST /v1/completions": (served, ask, response) => openAiAnswer("generate", ask, served, response),
};
