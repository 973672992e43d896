import { UserError } from "../records";
import type { Protocol } from "../wire";

/** A model host that may be asked. */
export interface Host {
  /** `http://127.0.0.1:11434`, without credentials: safe to print. */
  readonly origin: string;
  readonly kind: "loopback" | "remote";
  readonly protocol: Protocol;
  /** Authorization header made from credentials in the address; never printed. */
  readonly authorization?: string;
}

/** Where Ollama listens when nobody says otherwise. */
export const defaultHost = "127.0.0.1:11434";

/**
 * Reads a host as `OLLAMA_HOST` is written: `host`, `host:port`, `:port`, or a whole http(s) URL. `0.0.0.0` and `::` mean this machine.
 * @throws UserError (wrong usage) when it is none of these
 */
export function parseHost(given: string): Host {
  const text = given.trim() === "" ? defaultHost : given.trim();
  const refuse = (why: string): UserError =>
    new UserError(
      `The host "${text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/i, "$1")}" ${why}: write it like 127.0.0.1:11434 or http://name:11434.`,
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
  if (!/^https?:\/\//i.test(text) && !/^(?:.*\]|[^[\]]*):\d+\/?$/.test(withName(text))) url.port = "11434";
  if (["0.0.0.0", "[::]", "[::ffff:0:0]"].includes(url.hostname)) url.hostname = "127.0.0.1";
  if (url.pathname !== "/" || url.search !== "") {
    throw refuse("has a path, while the API of a model server stands at the root");
  }
  const credentials =
    url.username === "" && url.password === "" ? undefined : `${decoded(url.username)}:${decoded(url.password)}`;
  return {
    origin: url.origin,
    kind: isLoopback(url.hostname) ? "loopback" : "remote",
    protocol: "ollama",
    ...(credentials === undefined ? {} : { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` }),
  };
}

/**
 * Whether a URL's host name means this machine: 127.x.y.z, also written as IPv6, ::1, localhost and what is under it, with or without the
 * dot at its end.
 */
function isLoopback(hostname: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}\.?|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]|(?:.+\.)?localhost\.?)$/.test(
    hostname,
  );
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
