import { UserError } from "../records";
import type { Member, Session } from "./types";

/** No tokenizer makes tokens of more characters than this on the average of a text. */
const mostCharactersPerToken = 10;

/**
 * Refuses variants whose `num_ctx` cannot hold a prompt, whatever the tokenizer: what may or may not fit is found when it is sent.
 * @throws UserError (wrong usage) with the prompt and the variant
 */
export function checkContexts(sessions: readonly Session[], members: readonly Member[]): void {
  const lengths = sessions.map(({ id, stages }) => {
    const { prompt, system = "", history = [] } = stages[0]!.request({}, { run: 1, seed: 1 });
    return { id, characters: [prompt, system, ...history.map(({ content }) => content)].join("").length };
  });
  const longest = lengths.reduce((a, b) => (b.characters > a.characters ? b : a));
  for (const { variant } of members) {
    const context = variant.options["num_ctx"];
    if (typeof context !== "number" || longest.characters <= context * mostCharactersPerToken) continue;
    throw new UserError(
      `The prompt ${longest.id} has ${longest.characters} characters, which no ${context} tokens hold: give the variant "${variant.name}" a larger num_ctx, or leave the prompt out.`,
      2,
    );
  }
}
