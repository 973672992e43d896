import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

import { answer } from "./answer";
import { BadRequest } from "./bad-request";
import { isKnown, running, shown, tags } from "./describe";
import type { Described } from "./describe";
import { embed } from "./embed";
import { json, readBody } from "./http";
import type { Ask } from "./read-job";
import type { Slot } from "./slot";
import { UnsupportedSchema } from "./unsupported-schema";

/** What the server serves. */
export interface Served {
  readonly model: Described;
  readonly slot: Slot;
  readonly version: string;
}

/** An HTTP server that speaks Ollama's API for one model. One generation at a time; the others wait in line. */
export function createOllamaServer(served: Served): Server {
  return createServer((request, response) => {
    route(served, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) return void response.end(`${JSON.stringify({ error: message })}\n`);
      const theirs = error instanceof BadRequest || error instanceof UnsupportedSchema;
      json(response, theirs ? 400 : 500, { error: message });
    });
  });
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
    json(response, 404, { error: `${asked} is not served by this engine` });
    return;
  }
  const ask = await readBody(request);
  const name = ask["model"] ?? ask["name"];
  if (typeof name !== "string") throw new BadRequest("model is required");
  if (isKnown(name, served.model)) await act(served, ask, response);
  else json(response, 404, { error: `model "${name}" not found` });
}

/** What can be asked without a body. */
const questions: Readonly<Record<string, (served: Served) => object>> = {
  "GET /api/version": ({ version }) => ({ version }),
  "GET /api/tags": ({ model }) => tags(model),
  "GET /api/ps": ({ model, slot }) => running(model, slot),
};

type Act = (served: Served, ask: Ask, response: ServerResponse) => void | Promise<void>;

/** What names a model. */
const requests: Readonly<Record<string, Act>> = {
  "POST /api/show": ({ model }, _ask, response) => json(response, 200, shown(model)),
  "POST /api/embed": ({ slot }, ask, response) => embed(ask, slot, response),
  "POST /api/generate": ({ model, slot }, ask, response) => answer("generate", ask, { ...model, slot }, response),
  "POST /api/chat": ({ model, slot }, ask, response) => answer("chat", ask, { ...model, slot }, response),
};
