import { homedir } from "node:os";

import type { Environment } from "../records";

/** Folders that people live in, on any system: the part up to their name says who they are. */
const homes = /(?:[A-Za-z]:)?[\\/]+(?:home|Users|Documents and Settings)[\\/]+[^\\/\s"'<>|:,;()&@]+/g;

/**
 * What a page that goes around must not say: home folders become `~`, and the name of a remote host becomes "the remote host".
 * Applied to everything that is printed; the ledger keeps the originals.
 */
export function redactor(environment: Pick<Environment, "hostKind" | "host">): (text: string) => string {
  const own = homedir();
  const home = own.length > 3 ? new RegExp(`${literal(own)}(?![\\w-])`, "g") : undefined;
  const host = environment.hostKind === "remote" ? hostName(environment.host) : undefined;
  const remote = host === undefined ? undefined : new RegExp(`(?<![\\w.-])${literal(host)}(?![\\w-])`, "gi");
  return (text) => {
    if (!/[\\/]/.test(text) && remote === undefined) return text;
    let plain = home ? text.replace(home, "~") : text;
    plain = plain.replace(homes, "~");
    return remote ? plain.replace(remote, "the remote host") : plain;
  };
}

function hostName(origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  try {
    return new URL(origin.includes("://") ? origin : `http://${origin}`).hostname || undefined;
  } catch {
    return undefined;
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
