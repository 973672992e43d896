/** What a response is made of, in the order in which it comes. */
export interface ResponseHandlers {
  /**
   * @param staysOpen whether another request may follow on the same connection
   * @param location where the answer sends on to, as it says so
   * @param retryAfter when to ask again, as it says so
   */
  readonly onHead: (
    status: number,
    staysOpen: boolean,
    location: string | undefined,
    retryAfter: string | undefined,
  ) => void;
  readonly onBody: (bytes: Uint8Array) => void;
  readonly onEnd: () => void;
  /** The bytes are no HTTP/1.1: nothing more is read. */
  readonly onBroken: (why: string) => void;
}

/** Reads one HTTP/1.1 response from the bytes of a socket. */
export interface ResponseReader {
  readonly push: (bytes: Buffer) => void;
  /** The connection was closed; true when the response was whole. */
  readonly close: () => boolean;
}

const mostHeadBytes = 65_536;
const mostSizeLine = 1024;
const mostInterim = 100;

type Part = "head" | "length" | "size" | "chunk" | "chunk-end" | "trailer" | "until-close" | "done" | "broken";

/**
 * A reader for one response (RFC 9112: chunked, by length, or until the connection closes). Only what timing a stream needs: it costs a
 * fraction of Node's own client and hands each piece on in the same turn in which its bytes arrived.
 */
export function createResponseReader(on: ResponseHandlers): ResponseReader {
  let part: Part = "head";
  let held = Buffer.alloc(0);
  let left = 0;
  let interim = 0;

  const broken = (why: string): void => {
    part = "broken";
    on.onBroken(why);
  };
  const end = (): void => {
    part = "done";
    on.onEnd();
  };

  /** Takes bytes up to and with `mark` from what is held and what came; undefined when the mark has not come. */
  const takeTo = (mark: string, bytes: Buffer, most: number): { text: string; rest: Buffer } | undefined => {
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const at = all.indexOf(mark);
    if (at >= 0) {
      held = Buffer.alloc(0);
      return { text: all.toString("latin1", 0, at), rest: all.subarray(at + mark.length) };
    }
    if (all.length > most) broken("the answer's head is too long");
    else held = Buffer.from(all);
    return undefined;
  };

  const readHead = (text: string): void => {
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
    if (status === undefined) return broken("what answers does not speak HTTP/1.1");
    // 100 Continue and its like come before the answer.
    if (status.startsWith("1")) {
      interim += 1;
      if (interim > mostInterim) broken("the answer never begins");
      return;
    }
    const headers = new Map<string, string>();
    for (const line of text.split("\r\n").slice(1)) {
      const colon = line.indexOf(":");
      if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
    const length = headers.get("content-length");
    if (/\bchunked\b/i.test(headers.get("transfer-encoding") ?? "")) part = "size";
    else if (length !== undefined) {
      if (!/^\d{1,15}$/.test(length)) return broken("the answer's length cannot be read");
      part = "length";
      left = Number(length);
    } else part = "until-close";
    const closes = text.startsWith("HTTP/1.0") || /\bclose\b/i.test(headers.get("connection") ?? "");
    on.onHead(Number(status), part !== "until-close" && !closes, headers.get("location"), headers.get("retry-after"));
    if (status === "204" || status === "304" || (part === "length" && left === 0)) end();
  };

  const body = (bytes: Buffer): Buffer => {
    const piece = bytes.length <= left ? bytes : bytes.subarray(0, left);
    left -= piece.length;
    on.onBody(piece);
    return bytes.subarray(piece.length);
  };

  const step = (bytes: Buffer): Buffer | undefined => {
    switch (part) {
      case "head": {
        const head = takeTo("\r\n\r\n", bytes, mostHeadBytes);
        if (head) readHead(head.text);
        return head?.rest;
      }
      case "size": {
        const line = takeTo("\r\n", bytes, mostSizeLine);
        if (line === undefined) return undefined;
        const size = /^[0-9a-f]{1,12}(?=$|[;\s])/i.exec(line.text)?.[0];
        if (size === undefined) {
          broken("the length of a chunk cannot be read");
          return undefined;
        }
        left = Number.parseInt(size, 16);
        part = left === 0 ? "trailer" : "chunk";
        return line.rest;
      }
      case "chunk": {
        const rest = body(bytes);
        if (left === 0) part = "chunk-end";
        return rest;
      }
      case "chunk-end": {
        const line = takeTo("\r\n", bytes, mostSizeLine);
        if (line) part = "size";
        return line?.rest;
      }
      case "trailer": {
        const line = takeTo("\r\n", bytes, mostHeadBytes);
        if (line?.text === "") end();
        return line?.rest;
      }
      case "length": {
        const rest = body(bytes);
        if (left === 0) end();
        return rest;
      }
      case "until-close":
        on.onBody(bytes);
        return undefined;
      default:
        return undefined;
    }
  };

  return {
    push: (bytes) => {
      let rest: Buffer | undefined = bytes;
      while (rest !== undefined && rest.length > 0) rest = step(rest);
    },
    close: () => {
      if (part === "until-close") end();
      return part === "done";
    },
  };
}
