import { homedir, hostname, userInfo } from "node:os";

import type { Environment, Study } from "../records";
import { mapTexts } from "../text";
import { hideHosts } from "./redact/hosts";
import { hidePaths } from "./redact/paths";
import { addresses, hideAddress } from "./redact/urls";

/** Names that say nothing about a person or a machine, and words of a study that a machine may be called by too. */
const nobody = new Set(
  "root user admin node runner ubuntu jovyan localhost ollama chimera baseline analysis report".split(" "),
);
const leastNameLength = 4;

/** What would say who and where somebody is. */
export interface Identity {
  readonly home: string;
  readonly user: string;
  readonly machine: string;
}

/** Who runs this process, and where; empty where the system has no name for the user. */
export function ownIdentity(): Identity {
  return { home: quietly(homedir), user: quietly(() => userInfo().username), machine: hostname() };
}

/** A container's user can have neither an entry nor a home. */
function quietly(ask: () => string): string {
  try {
    return ask();
  } catch {
    return "";
  }
}

/**
 * A study that may be published: paths become `…` or `~` and at most the last name, the user's and the machine's name "someone" and "this
 * machine", the study's server "the remote host" and any other "another host", credentials nothing - in every text of the manifest and of the calls,
 * prompts' digests and numbers untouched. The ledger on disk keeps the originals.
 */
export function redactStudy(study: Study, identity: Identity = ownIdentity()): Study {
  return mapTexts(study, redactor([study.manifest.environment], identity));
}

/** The same for a text about studies that were made in these places. A text that was made so already stays as it is. */
export function redactor(
  environments: readonly Pick<Environment, "hostKind" | "host">[],
  identity: Identity = ownIdentity(),
): (text: string) => string {
  const words: (readonly [RegExp, string])[] = [];
  const word = (text: string | undefined, instead: string): void => {
    if (text === undefined || text.length < leastNameLength || nobody.has(text.toLowerCase())) return;
    words.push([new RegExp(`(?<![\\w.-])${literal(text)}(?![\\w-])`, "gi"), instead]);
  };
  const home =
    identity.home.length > 3 ? new RegExp(`(?<![\\w.-])${literal(identity.home)}(?![\\w-])`, "g") : undefined;
  const remotes = environments.flatMap(({ hostKind, host }) =>
    hostKind === "remote" ? (hostOf(host)?.toLowerCase() ?? []) : [],
  );
  for (const remote of remotes) word(remote, "the remote host");
  word(identity.machine, "this machine");
  if (identity.machine.includes(".")) word(identity.machine.split(".")[0], "this machine");
  word(identity.user, "someone");
  const named = (text: string): string =>
    words.reduce((plain, [pattern, instead]) => plain.replace(pattern, instead), text);
  const between = (text: string): string =>
    hideHosts(named(hidePaths(home === undefined ? text : text.replace(home, "~"))));
  return (text) => {
    let plain = "";
    let done = 0;
    for (const match of text.matchAll(addresses)) {
      plain += between(text.slice(done, match.index)) + named(hideAddress(match[0], remotes));
      done = match.index + match[0].length;
    }
    return plain + between(text.slice(done));
  };
}

function hostOf(origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  try {
    return new URL(origin.includes("://") ? origin : `http://${origin}`).hostname;
  } catch {
    return undefined;
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
