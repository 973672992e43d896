import { UserError } from "../records";
import type { Command, OptionValues } from "./command";
import { flag, text } from "./values";

/** Who is measured, as every command that measures takes it. */
export const serverOptions: Command["options"] = {
  server: {
    type: "string",
    value: "URL",
    help: [
      "the server: Ollama's address, or one of OpenAI's protocol, http://127.0.0.1:8000/v1; env takes it from OPENAI_BASE_URL,",
      "with the key of OPENAI_API_KEY; else OLLAMA_HOST, else what answers on this machine, else the embedded engine",
    ],
  },
  embedded: { type: "boolean", help: ["the embedded engine, without asking for a server"] },
};

/** The server that a command line asks for, as text, before anything is asked of it. @throws UserError (wrong usage) where it asks for two */
export function serverAsked(values: OptionValues): { readonly server?: string; readonly embedded?: true } {
  const [server, embedded] = [text(values, "server"), flag(values, "embedded")];
  if (embedded && server !== undefined)
    throw new UserError(
      "--embedded and --server contradict each other: leave one of them out, to say who is to be measured.",
      2,
    );
  return { ...(server === undefined ? {} : { server }), ...(embedded ? { embedded } : {}) };
}
