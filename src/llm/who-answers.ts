import { UserError } from "../records";
import { parseObject } from "../text";
import { question } from "./question";
import type { Answered } from "./question";
import { fieldsOf, textOf } from "../wire";
import type { Host } from "./host";

const lookMs = 2000;

/** What servers of other kinds write as the owner of their models in `/v1/models`. */
const owners = new Map([
  ["llamacpp", "llama.cpp's server"],
  ["vllm", "vLLM"],
  ["sglang", "SGLang"],
  ["organization_owner", "LM Studio"],
  ["koboldcpp", "KoboldCpp"],
]);

const nextStep = "name the host of an Ollama, or leave the host out to use the embedded model";

/**
 * The sentence for a host that does not answer as Ollama does: says what seems to answer there, and what to do.
 * @param answered what became of the question for the version
 */
export async function unreachable(host: Host, answered: Answered): Promise<UserError> {
  const refuse = (why: string, remedy: string): UserError =>
    new UserError(`No Ollama answers at ${host.origin} (${why}): ${remedy}.`);
  if (!answered.ok) {
    if (answered.host !== undefined) return refuse(answered.why, `use ${answered.host} as the host`);
    if (answered.httpStatus === undefined)
      return refuse(answered.why, 'start it with "ollama serve", or leave the host out to use the embedded model');
    if (answered.httpStatus === 401 || answered.httpStatus === 403)
      return refuse(
        `${answered.why}, it wants a name and password`,
        "write the host as http://name:password@host:port",
      );
  }
  const text = answered.ok ? answered.text : answered.begins;
  const who = /Unexpected endpoint or method/.test(text) ? "LM Studio" : await openAiServer(host);
  if (who !== undefined) return refuse(`${who} does`, nextStep);
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return refuse("a web page does", "look at the host and port");
  return refuse(
    answered.ok ? "what answers there is not Ollama" : `what answers there is not Ollama: ${answered.why}`,
    nextStep,
  );
}

/** The name of a server that has OpenAI's interface; undefined where none answers. */
async function openAiServer(host: Host): Promise<string | undefined> {
  const answered = await question(host, { path: "/v1/models", limitMs: lookMs });
  const data = answered.ok ? parseObject(answered.text)?.["data"] : undefined;
  if (!Array.isArray(data)) return undefined;
  const owner = textOf(fieldsOf(data[0])?.["owned_by"]);
  return (owner === undefined ? undefined : owners.get(owner)) ?? "a server with OpenAI's interface";
}
