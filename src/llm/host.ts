import { UserError } from "../records";
import type { Protocol } from "../wire";
import { isLoopback } from "./loopback";

/** A model server that may be asked. */
export interface Host {
  /** `http://127.0.0.1:11434`, without path and credentials: safe to print. */
  readonly origin: string;
  readonly kind: "loopback" | "remote";
  /** The language that is spoken: OpenAI's where the address has a path, such as `/v1`. */
  readonly protocol: Protocol;
  /** Where the paths of the protocol begin: empty for Ollama's, `/v1` for OpenAI's. */
  readonly base: string;
  /** Authorization header, made from credentials in the address or a key; never printed. */
  readonly authorization?: string;
}

/** Where Ollama listens when nobody says otherwise. */
export const defaultHost = "127.0.0.1:11434";

/** Paths that people copy along with an address. */
const copied = /\/(?:chat\/completions|completions|models)$/;

/**
 * Reads a server's address as `OLLAMA_HOST` is written: `host`, `host:port`, `:port`, or a whole http(s) URL; one with a path, such as
 * `http://name:8000/v1`, speaks OpenAI's protocol. `0.0.0.0` and `::` mean this machine.
 * @param apiKey sent to this server as a bearer token, and to no other
 * @throws UserError (wrong usage) when it is none of these; the sentence holds no password, and no key
 */
export function parseHost(given: string, apiKey?: string): Host {
  const text = given.trim() === "" ? defaultHost : given.trim();
  const refuse = (why: string): UserError =>
    new UserError(
      `The host "${text.replace(/[?#].*$/s, "").replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/i, "$1")}" ${why}: write it like 127.0.0.1:11434, http://name:11434 or http://name:8000/v1.`,
      2,
    );
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^https?:\/\//i.test(text)) throw refuse("is not reached over HTTP");
  let url: URL;
  try {
    url = new URL(/^https?:\/\//i.test(text) ? text : `http://${withName(text)}`);
  } catch {
    throw refuse("cannot be understood");
  }
  // A URL forgets the usual port of its protocol, so that `name:80` looks like `name`.
  if (!/^https?:\/\//i.test(text) && !/^(?:.*\]|[^[\]]*):\d+(?:\/.*)?$/.test(withName(text))) url.port = "11434";
  if (["0.0.0.0", "[::]", "[::ffff:0:0]"].includes(url.hostname)) url.hostname = "127.0.0.1";
  if (url.search !== "" || url.hash !== "") throw refuse("has more than a path");
  const base = url.pathname.replace(/\/+$/, "").replace(copied, "");
  if (/^\/api(?:\/|$)/.test(base)) throw refuse("has a path of Ollama's own, which are found without it");
  if (base.includes("@")) throw refuse("has credentials in a place where they are not read");
  const credentials =
    url.username === "" && url.password === "" ? undefined : `${decoded(url.username)}:${decoded(url.password)}`;
  const authorization = bearer(apiKey) ?? (credentials && `Basic ${Buffer.from(credentials).toString("base64")}`);
  return {
    origin: url.origin,
    kind: isLoopback(url.hostname) ? "loopback" : "remote",
    protocol: base === "" ? "ollama" : "openai",
    base,
    ...(authorization === undefined ? {} : { authorization }),
  };
}

/** Origin and path: safe to print. */
export function addressOf({ origin, base }: Host): string {
  return `${origin}${base}`;
}

/** Where a server's own paths begin: what stands before `/v1`. */
export function rootOf({ base }: Host): string {
  return base.replace(/\/v\d\w*$/, "");
}

/** The same server, spoken to in OpenAI's protocol under the usual path. */
export function withOpenAi(host: Host): Host {
  return host.protocol === "openai" ? host : { ...host, protocol: "openai", base: "/v1" };
}

function bearer(apiKey: string | undefined): string | undefined {
  if (apiKey === undefined || apiKey.trim() === "") return undefined;
  if (!/^[\x21-\x7e]+$/.test(apiKey.trim()))
    throw new UserError(
      "The API key has characters that no key has, such as a blank or a line break: copy it anew (it is not shown here).",
      2,
    );
  return `Bearer ${apiKey.trim()}`;
}

/** `:11434` is a port of this machine, and an IPv6 address stands in brackets. */
function withName(text: string): string {
  if (/^(?=.*:.*:)[0-9a-f:.]+(?:%\w+)?$/i.test(text)) return `[${text}]`;
  return text.startsWith(":") ? `127.0.0.1${text}` : text;
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
