import { engineWords, protocolWords, unknownVersion } from "../records";
import { addressOf } from "./host";
import type { Server } from "./servers";

/** Who answers and where, one sentence; a second one where a key would travel for all to see. */
export function noteOf({ host, engine, version }: Server): string {
  const name = engine === "openai-compatible" ? "A server of OpenAI's protocol" : engineWords[engine];
  const who = version === unknownVersion ? name : `${name} ${version}`;
  const where = host.kind === "remote" ? ", which is not this machine" : "";
  const open = host.kind === "remote" && host.authorization !== undefined && host.origin.startsWith("http:");
  const warning = open ? " The key travels there unencrypted: use https." : "";
  return `${who}${protocolWords(engine, host.protocol)} answers at ${addressOf(host)}${where}.${warning}`;
}
