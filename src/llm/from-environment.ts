import { UserError } from "../records";
import { parseHost, withOpenAi } from "./host";
import type { Host } from "./host";

/**
 * The server that `OPENAI_BASE_URL` names, with the key of `OPENAI_API_KEY`.
 * @param apiKey instead of that key
 * @throws UserError (wrong usage) when no address is set: the key is sent nowhere that was not named
 */
export function fromEnvironment(apiKey?: string): Host {
  const address = process.env["OPENAI_BASE_URL"]?.trim();
  if (!address)
    throw new UserError(
      "OPENAI_BASE_URL is not set, so the server env is not known: set it to an address such as http://127.0.0.1:8000/v1.",
      2,
    );
  return withOpenAi(parseHost(address, apiKey ?? process.env["OPENAI_API_KEY"]));
}
