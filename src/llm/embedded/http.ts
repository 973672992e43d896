import type { IncomingMessage, ServerResponse } from "node:http";

import { BadRequest } from "./bad-request";
import type { Ask } from "./read-job";

const mostBytes = 16 * 1024 * 1024;

/** Sends one JSON value. */
export function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

/** The body of a request as an object. @throws BadRequest */
export async function readBody(request: IncomingMessage): Promise<Ask> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new BadRequest("the request is larger than 16 MB");
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
  return body as Ask;
}
