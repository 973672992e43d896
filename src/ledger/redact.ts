import { homedir, hostname, tmpdir, userInfo } from "node:os";

import type { Environment, JsonValue, Study } from "../records";

/** Folders that people live in, on any system: the part up to their name says who they are. */
const homes = /(?:[A-Za-z]:)?[\\/]+(?:home|Users|Documents and Settings)[\\/]+[^\\/\s"'<>|:,;()&@]+/g;
/** Other places where local data lies: only the last name is kept. */
const places =
  /(?<![\w.~-])\/(?:mnt|media|srv|opt|var|private|Volumes|workspaces?)(?:\/[^/\s"'<>|:,;()]+)*\/([^/\s"'<>|:,;()]+)/g;
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
  readonly temporary: string;
}

/** Who runs this process, and where. */
export function ownIdentity(): Identity {
  return { home: homedir(), user: userInfo().username, machine: hostname(), temporary: tmpdir() };
}

/**
 * A study that may be published: home folders become `~`, other local folders `…/NAME`, the user's and the machine's name "someone" and "this
 * machine", the name of a remote host "the remote host" - in every text of the manifest and of the calls, prompts' digests and numbers untouched.
 * The ledger on disk keeps the originals.
 */
export function redactStudy(study: Study, identity: Identity = ownIdentity()): Study {
  return mapTexts(study as unknown as JsonValue, redactor(study.manifest.environment, identity)) as unknown as Study;
}

/** The same for one text. */
export function redactor(
  environment: Pick<Environment, "hostKind" | "host">,
  identity: Identity = ownIdentity(),
): (text: string) => string {
  const paths: (readonly [RegExp, string])[] = [];
  const words: (readonly [RegExp, string])[] = [];
  const word = (text: string | undefined, instead: string): void => {
    if (text === undefined || text.length < leastNameLength || nobody.has(text.toLowerCase())) return;
    words.push([new RegExp(`(?<![\\w.-])${literal(text)}(?![\\w-])`, "gi"), instead]);
  };
  for (const [folder, instead] of [
    [identity.home, "~"],
    [identity.temporary, "…"],
  ] as const) {
    // `/tmp` is everybody's and says nothing.
    if (folder.length > 3 && folder !== "/tmp") paths.push([new RegExp(`${literal(folder)}(?![\\w-])`, "g"), instead]);
  }
  paths.push([homes, "~"], [places, "…/$1"]);
  if (environment.hostKind === "remote") word(hostOf(environment.host), "the remote host");
  word(identity.machine, "this machine");
  word(identity.user, "someone");
  return (text) => {
    const rules = /[\\/]/.test(text) ? [...paths, ...words] : words;
    return rules.reduce((plain, [pattern, instead]) => plain.replace(pattern, instead), text);
  };
}

function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((each) => mapTexts(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as { readonly [key: string]: JsonValue }).map(([key, each]) => [key, mapTexts(each, change)]),
  );
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
