import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

import type { LoadedModel } from "./job";
import { BadRequest, readJob } from "./options";
import type { Ask } from "./options";

const nanoseconds = 1e6;

/** What the server needs of the model, which it loads and unloads. */
export interface Host {
  readonly digest: string;
  readonly modified: string;
  readonly version: string;
  readonly open: () => Promise<LoadedModel>;
}

/** An HTTP server that speaks Ollama's API for one model. One generation at a time; the others wait in line. */
export function createOllamaServer(model: LoadedModel, host: Host): Server {
  let open: LoadedModel | undefined = model;
  let queue: Promise<unknown> = Promise.resolve();
  let expires = 0;
  let expiry: NodeJS.Timeout | undefined;

  const keepAlive = (seconds: number): void => {
    clearTimeout(expiry);
    expires = seconds < 0 ? Number.POSITIVE_INFINITY : Date.now() + seconds * 1000;
    if (seconds >= 0) {
      expiry = setTimeout(() => void enqueue(unload), seconds * 1000);
      expiry.unref();
    }
  };
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const unload = async (): Promise<void> => {
    await open?.dispose();
    open = undefined;
  };

  const details = {
    parent_model: "",
    format: "gguf",
    family: model.architecture,
    families: [model.architecture],
    parameter_size: parameterSize(model.parameters),
    quantization_level: model.quantization,
  };
  const entry = {
    name: `${model.name}:latest`,
    model: `${model.name}:latest`,
    size: model.bytes,
    digest: host.digest,
    details,
  };
  const known = (name: unknown): boolean =>
    typeof name === "string" && (name === model.name || name === `${model.name}:latest`);
  const notFound = (response: ServerResponse, name: unknown): void =>
    json(response, 404, { error: `model "${String(name)}" not found` });

  const generate = async (kind: "generate" | "chat", body: Ask, response: ServerResponse): Promise<void> => {
    if (!known(body.model)) {
      notFound(response, body.model);
      return;
    }
    const arrived = performance.now();
    const aborted = new AbortController();
    response.on("close", () => aborted.abort());
    const stream = body.stream !== false;
    const job = readJob(kind, body, model.trainContext);
    await enqueue(async () => {
      if (aborted.signal.aborted) return;
      const started = performance.now();
      open ??= await host.open();
      if (open.contextSize() !== job.numCtx) await open.reload(job.numCtx);
      const loadMs = performance.now() - started;
      const line = (fields: object): string =>
        `${JSON.stringify({ model: body.model, created_at: new Date().toISOString(), ...fields })}\n`;
      const part = (text: string): object =>
        kind === "chat" ? { message: { role: "assistant", content: text } } : { response: text };
      const asksForNothing = job.prompt === "" && kind === "generate";
      if (stream) response.writeHead(200, { "content-type": "application/x-ndjson" });
      const result = asksForNothing
        ? undefined
        : await open.generate({
            ...job,
            signal: aborted.signal,
            onText: (text) => {
              if (stream) response.write(line({ ...part(text), done: false }));
            },
          });
      const last = {
        ...part(stream ? "" : (result?.text ?? "")),
        done: true,
        done_reason: result?.doneReason ?? "load",
        ...(result
          ? {
              total_duration: Math.round((performance.now() - arrived) * nanoseconds),
              load_duration: Math.round(loadMs * nanoseconds),
              prompt_eval_count: result.promptTokens,
              prompt_eval_duration: Math.round(result.promptEvalMs * nanoseconds),
              eval_count: result.outputTokens,
              eval_duration: Math.round(result.evalMs * nanoseconds),
            }
          : {}),
      };
      if (!stream) response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
      response.end(line(last));
      keepAlive(job.keepAliveSeconds);
      if (job.keepAliveSeconds === 0) await unload();
    });
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? "/").split("?")[0];
    const asked = `${request.method ?? "GET"} ${path}`;
    if (asked === "GET /" || asked === "HEAD /")
      return void response.writeHead(200, { "content-type": "text/plain" }).end("Ollama is running");
    if (asked === "GET /api/version") {
      json(response, 200, { version: host.version });
      return;
    }
    if (asked === "GET /api/tags") {
      json(response, 200, { models: [{ ...entry, modified_at: host.modified }] });
      return;
    }
    if (asked === "GET /api/ps") {
      const loaded = open
        ? [
            {
              ...entry,
              expires_at: new Date(Math.min(expires, 8e15)).toISOString(),
              size_vram: 0,
              context_length: open.contextSize(),
            },
          ]
        : [];
      json(response, 200, { models: loaded });
      return;
    }
    if (asked === "POST /api/show") {
      const body = await readBody(request);
      const name = body.model ?? body.name;
      if (!known(name)) {
        notFound(response, name);
        return;
      }
      json(response, 200, {
        modelfile: "",
        parameters: "",
        template: "{{ .Prompt }}",
        details,
        model_info: {
          "general.architecture": model.architecture,
          "general.parameter_count": model.parameters,
          [`${model.architecture}.context_length`]: model.trainContext,
        },
        capabilities: ["completion"],
        modified_at: host.modified,
      });
      return;
    }
    if (asked === "POST /api/generate") return generate("generate", await readBody(request), response);
    if (asked === "POST /api/chat") return generate("chat", await readBody(request), response);
    json(response, 404, { error: `${asked} is not served by this engine` });
  };

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.end(`${JSON.stringify({ error: message })}\n`);
      else json(response, error instanceof BadRequest ? 400 : 500, { error: message });
    });
  });
  keepAlive(300);
  return server;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Ask> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > 16 * 1024 * 1024) throw new BadRequest("the request is larger than 16 MB");
    chunks.push(chunk);
  }
  if (bytes === 0) throw new BadRequest("missing request body");
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new BadRequest("the request body is not JSON");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new BadRequest("the request body is not a JSON object");
  return body;
}

function parameterSize(parameters: number): string {
  if (parameters >= 1e9) return `${(parameters / 1e9).toFixed(1)}B`;
  if (parameters >= 1e6) return `${(parameters / 1e6).toFixed(2)}M`;
  return `${Math.round(parameters / 1e3)}K`;
}

/** The digest that names a model file. */
export function digestOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
