import { UserError } from "../records";
import { addressOf } from "./host";
import type { Host } from "./host";
import type { Answered } from "./question";

const nextStep = "name the address of a model server, or leave the server out to use what is here";

/**
 * The sentence for an address where no model server answers: says what seems to answer there, and what to do.
 * @param answered what became of the question who is there
 */
export function unreachable(host: Host, answered: Answered): UserError {
  const refuse = (why: string, remedy: string): UserError =>
    new UserError(`No model server answers at ${addressOf(host)} (${why}): ${remedy}.`);
  if (!answered.ok) {
    if (answered.host !== undefined) return refuse(answered.why, `use ${answered.host} as the host`);
    if (answered.httpStatus === undefined)
      return refuse(answered.why, 'start it, as with "ollama serve", or leave the server out to use what is here');
    if (answered.httpStatus === 401 || answered.httpStatus === 403)
      return refuse(
        `${answered.why}, it wants a key or a password`,
        "give apiKey, or --server env with OPENAI_BASE_URL and OPENAI_API_KEY; a password as http://name:password@host:port",
      );
  }
  const text = answered.ok ? answered.text : answered.begins;
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return refuse("a web page does", "look at the host and port");
  return refuse(
    answered.ok ? "what answers there is no model server" : `what answers there is no model server: ${answered.why}`,
    nextStep,
  );
}
