import { anotherHost, isHarmlessHost, isPublicSite } from "./hosts";
import { hidePaths } from "./paths";

/** Addresses of any scheme, also as JSON writes them (`http:\/\/…`); what an earlier reading put there is none. */
export const addresses =
  /(?<![\p{L}\p{N}+.-])[a-z][a-z0-9+.-]{1,20}:\\?\/\\?\/(?!another host|the remote host|this machine)[^\s"'<>`|^]*[^\s"'<>`|^.,;:!?)\]}\\]/giu;

const interfaces = /^\/(?:api|v\d+|openai|chat|completions?|embeddings?|health|metrics|props|slots|version)(?:\/|$)/i;
const telling = /key|token|secret|pass|pwd|sig|auth|code|session|user|account|next|redirect|url|path|file/i;

/**
 * An address that says nothing about whose machine it is: no credentials, no host but loopback and well-known sites, and of the rest what every such server has.
 * @param remotes the studies' own hosts in lower case, each of which is called "the remote host"
 */
export function hideAddress(address: string, remotes: readonly string[]): string {
  const [, scheme = "", slashes = "", authority = "", rest = ""] =
    /^([^:]+):((?:\\?\/){2})([^/?#\\]*)([^]*)$/.exec(address) ?? [];
  if (/^file$/i.test(scheme)) return hidePaths(`file://${authority}${rest}`);
  const place = authority.slice(authority.lastIndexOf("@") + 1);
  const [, host = "", port = ""] = /^(\[[^\]]*\]|.*?)(:\d*)?$/.exec(place) ?? [];
  const harmless = isHarmlessHost(host);
  const named = remotes.includes(host.toLowerCase()) ? "the remote host" : harmless ? host : anotherHost;
  return `${scheme}:${slashes}${named}${port}${hideRest(rest, isPublicSite(host), harmless)}`;
}

function hideRest(rest: string, site: boolean, harmless: boolean): string {
  const [, path = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rest) ?? [];
  const shown =
    site || path === "" || /^\\?\/$/.test(path) || interfaces.test(path.replaceAll("\\/", "/"))
      ? path
      : harmless
        ? hidePaths(path)
        : "/…";
  const asked = query.replace(/([?&])([^=&]*)=([^&]*)/g, (pair, mark: string, key: string) =>
    harmless && !telling.test(key) ? pair : `${mark}${key}=…`,
  );
  return shown + asked + (harmless ? fragment : "");
}
