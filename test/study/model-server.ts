import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A model of the server, by name; `msPerToken` is what the server says that a token took. */
export interface ServedModel {
  readonly digest?: string;
  readonly msPerToken?: number | ((call: number) => number);
  readonly capabilities?: readonly string[];
}

/** A request to generate or chat, as the server got it. */
export interface Request {
  readonly path: string;
  readonly model: string;
  readonly prompt: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly system?: string;
  readonly raw?: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** An HTTP server with several models that speaks Ollama's protocol; the last one that was asked is in memory. A token is a word. */
export async function modelServer(
  models: Readonly<Record<string, ServedModel>>,
  say: (asked: Request) => string = () => "One two three four.",
): Promise<{ readonly host: string; readonly asked: Request[]; readonly close: () => Promise<void> }> {
  const asked: Request[] = [];
  let loaded = "";
  const entryOf = (name: string): object => ({
    name,
    model: name,
    size: 1000,
    digest: models[name]?.digest ?? Buffer.from(name).toString("hex").padEnd(64, "0"),
    details: { family: "made", quantization_level: "Q4_0", parameter_size: "1B" },
  });
  const answers: Readonly<Record<string, (body: { readonly model?: string }) => object>> = {
    "/api/version": () => ({ version: "0.24.0" }),
    "/api/tags": () => ({ models: Object.keys(models).map(entryOf) }),
    "/api/ps": () => ({
      models: loaded === "" ? [] : [{ ...entryOf(loaded), size: 1000, size_vram: 500, context_length: 4096 }],
    }),
    "/api/show": ({ model = "" }) => ({
      details: {},
      model_info: {},
      capabilities: models[model]?.capabilities ?? ["completion"],
    }),
  };
  const server = createServer((request, response) => {
    void (async () => {
      const body = await read(request);
      const path = request.url ?? "";
      if (path !== "/api/generate" && path !== "/api/chat") {
        response.end(JSON.stringify(answers[path]?.(body as never) ?? {}));
        return;
      }
      const given = { options: {}, prompt: "", ...(body as object), path } as Request;
      asked.push(given);
      loaded = given.model;
      const all = [given.system ?? "", ...(given.messages ?? []).map(({ content }) => content), given.prompt].join(" ");
      const most = given.options["num_predict"];
      const words = say(given).split(" ");
      const sent = words.slice(0, typeof most === "number" ? most : words.length);
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      for (const word of sent) {
        const text = `${word} `;
        response.write(
          `${JSON.stringify(path === "/api/chat" ? { message: { role: "assistant", content: text }, done: false } : { response: text, done: false })}\n`,
        );
      }
      const told = models[given.model]?.msPerToken ?? 0.02;
      const before = asked.filter(({ model }) => model === given.model).length - 1;
      const perToken = (typeof told === "number" ? told : told(before)) * 1e6;
      response.end(
        `${JSON.stringify({
          done: true,
          done_reason: sent.length < words.length ? "length" : "stop",
          total_duration: 40_000 + sent.length * perToken,
          load_duration: 1,
          prompt_eval_count: all.split(/\s+/).filter(Boolean).length + 1,
          prompt_eval_duration: 20_000,
          eval_count: sent.length,
          eval_duration: sent.length * perToken,
        })}\n`,
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
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

async function read(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return text === "" ? {} : JSON.parse(text);
}
