import { engineWords, protocolWords } from "../records";
import type { CallRecord, Environment, StudyManifest } from "../records";
import type { Member } from "../workload";

/**
 * What differs between the server and model of a study and those that answer now, one phrase; undefined when nothing is known to differ. Two small
 * questions, asked between calls.
 */
export async function changedIdentity(
  { connection, variant }: Member,
  manifest: StudyManifest,
): Promise<string | undefined> {
  const model = variant.model ?? manifest.config.model;
  const environment = variant.environment ?? manifest.environment;
  const now = await connection.identity(model.name);
  if (now.version !== undefined && now.version !== environment.server)
    return `the server's version was ${environment.server} and is now ${now.version}`;
  if (now.digest !== undefined && model.digest !== undefined && now.digest !== model.digest)
    return `the digest of ${model.name} was ${shortDigest(model.digest)} and is now ${shortDigest(now.digest)}`;
  return undefined;
}

/** What differs between two servers, one phrase; undefined when nothing does. Who answers on loopback is told by the port alone. */
export function differentServer(was: Environment, now: Environment): string | undefined {
  if (engineName(was) !== engineName(now)) return `${engineName(was)} answered and now ${engineName(now)} does`;
  if (was.host !== undefined && now.host !== undefined && place(was.host) !== place(now.host))
    return `the server was at ${was.host} and is now at ${now.host}`;
  if (was.server !== now.server) return `the server's version was ${was.server} and is now ${now.server}`;
  return undefined;
}

/** The record with its times set aside, as another model or server may have answered. */
export function asAnother(record: CallRecord, what: string): CallRecord {
  const reason = `Between two looks at the server ${what}: which of them answered is not known.`;
  return { ...record, speed: { valid: false, fault: "identity-changed", reason } };
}

export function shortDigest(digest: string | undefined): string {
  return digest === undefined ? "unknown" : digest.replace(/^sha256:/, "").slice(0, 12);
}

function engineName({ engine, protocol }: Environment): string {
  const name = `${engineWords[engine]}${protocolWords(engine, protocol)}`;
  return ["embedded", "openai-compatible"].includes(engine) ? `the ${name}` : name;
}

function place(host: string): string {
  const url = new URL(host);
  const loopback = /^(?:localhost\.?|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f\w+:\w+\])$/.test(url.hostname);
  return `${url.protocol}//${loopback ? "loopback" : url.hostname}:${url.port}${url.pathname}`;
}
