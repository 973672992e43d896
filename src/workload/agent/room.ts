import { charactersPerToken } from "../../facts";
import type { Connection } from "../../llm";
import type { CallRecord, RunnerOptions } from "../../records";

/** Context of a server that does not say: the smallest default that Ollama ever had. */
const unknownContext = 2048;
/** What a measured ratio may be off by: the table differs a little from the text it was measured on. */
const safety = 0.9;
/** Chat templates and the line against prompt caches. */
const overheadTokens = 48;
/** Plain English of the templates: more characters to a token than a table has. */
const englishPerToken = 3.5;

/** How the context of a call is shared out, in tokens. */
export interface Room {
  readonly contextTokens: number;
  /** For template and fact table together. */
  readonly promptTokens: number;
  readonly perToken: number;
  /** For the analysis inside the report prompt, in characters. */
  readonly analysisCharacters: number;
  /** Sent as `num_predict` unless the variant has its own. */
  readonly analysisTokens: number;
  readonly reportTokens: number;
}

/**
 * Shares out the smallest context among template, table, analysis and answer, so that nothing is cut: 45 % for the report's answer (at most
 * 1,536 tokens), 14 % for the analysis (at most 512), a quarter for thoughts where a model thinks, the rest for template and table.
 * @param perToken characters per token, as the server counted a prompt of this kind
 */
export function shareContext(
  contextTokens: number,
  perToken = charactersPerToken,
  thinks: boolean | undefined = false,
): Room {
  const thinking = thinks ? Math.floor(contextTokens / 4) : 0;
  const left = Math.max(0, contextTokens - overheadTokens - thinking);
  const answer = Math.min(1536, Math.floor(left * 0.45));
  const analysis = Math.min(512, Math.floor(left * 0.14));
  return {
    contextTokens,
    promptTokens: left - answer - analysis,
    perToken,
    analysisCharacters: Math.floor(analysis * perToken),
    analysisTokens: analysis + answer + thinking,
    reportTokens: answer + thinking,
  };
}

/** Characters that the fact table may have beside a template of so many characters. */
export function tableCharacters(room: Room, template: number): number {
  const english = Math.max(englishPerToken, room.perToken);
  return Math.max(0, Math.floor((room.promptTokens - template / english) * room.perToken));
}

/** Characters per token as the server counted a probe's prompt, made a little smaller; the cautious default when it did not count. */
export function perTokenOf(probe: CallRecord | undefined): number {
  const { characters } = probe?.prompt ?? {};
  const tokens = probe?.server.promptTokens;
  if (characters === undefined || tokens === undefined || tokens < 20) return charactersPerToken;
  return Math.max(1, (characters / tokens) * safety);
}

/** The context of each set of options: its own `num_ctx`, else what the server has loaded the model with. */
export async function contextsOf(
  connection: Connection,
  model: string,
  options: readonly RunnerOptions[],
): Promise<readonly number[]> {
  const unset = options.some((each) => typeof each["num_ctx"] !== "number");
  const loaded = unset ? (await connection.model(model)).loadedContext : undefined;
  return options.map((each) => {
    const own = each["num_ctx"];
    return typeof own === "number" ? own : (loaded ?? unknownContext);
  });
}
