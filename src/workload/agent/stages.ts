import type { Environment, IngestResult, StudyConfig } from "../../records";
import type { Stage } from "../types";
import { promptKit } from "./prompt-kit";
import type { PromptKit } from "./prompt-kit";
import type { Prompts } from "./prompts";
import { shareContext } from "./room";
import { shownFacts, tableFacts } from "./table";

/** The agent's stages, in order: what each sends, from the kit and the answers before it. */
const stages: readonly { readonly name: string; readonly request: (kit: PromptKit, answers: Answers) => Sent }[] = [
  { name: "analysis", request: (kit) => ({ prompt: kit.analysis(), tokens: kit.room.analysisTokens }) },
  {
    name: "report",
    request: (kit, answers) => ({ prompt: kit.report(answers["analysis"] ?? ""), tokens: kit.room.reportTokens }),
  },
];

type Answers = Readonly<Record<string, string>>;
type Sent = Omit<ReturnType<Stage["request"]>, "endpoint" | "cached">;

export const stageNames: readonly string[] = stages.map(({ name }) => name);

/** The stages of a study that is planned: every variant gets the same prompts. */
export function agentStages(
  templates: Prompts,
  ingest: IngestResult,
  config: StudyConfig,
  environment: Environment,
): readonly Stage[] {
  const facts = shownFacts(tableFacts(ingest, config, environment), config);
  const { contextTokens = 2048, charactersPerToken } = config.table ?? {};
  const room = shareContext(contextTokens, charactersPerToken, thinks(config));
  const kit = promptKit(templates, facts, room);
  return stages.map(({ name, request }): Stage => ({
    name,
    request: (answers) => ({ ...request(kit, answers), endpoint: "generate", cached: "none" }),
  }));
}

/** Thoughts take their room from every variant's prompts, as those are the same. */
function thinks({ variants }: StudyConfig): boolean {
  return variants.some(({ think }) => think === true);
}
