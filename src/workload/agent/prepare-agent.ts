import { factTable } from "../../facts";
import { UserError } from "../../records";
import type { CallRecord, IngestResult } from "../../records";
import type { Member, Planning, Prepared } from "../types";
import { probe } from "./probe";
import type { Prompts } from "./prompts";
import { contextsOf, perTokenOf, shareContext, tableCharacters } from "./room";
import { longestTemplate, tableFacts } from "./table";

/** Thinking takes room: below this context a thinking model is asked not to. */
const leastContextForThoughts = 4096;
const leastFacts = 3;

/** Probes each model once, and makes one table of facts for all variants; variants that are added must hold the table that is there. */
export async function prepareAgent(
  asked: Planning & { readonly ingest: IngestResult; readonly templates: Prompts; readonly table: number | "fit" },
): Promise<Prepared> {
  const { members, holds } = asked;
  refusePrompts(members);
  if (holds?.table === undefined) return newTable(asked);
  const { contextTokens } = holds.table;
  refuseSmaller(members, await contextsOfAll(members), contextTokens);
  const thinking = await Promise.all(members.map(thinksOf));
  return { probes: [], config: {}, think: thoughts(members, thinking, contextTokens) };
}

async function newTable(asked: Parameters<typeof prepareAgent>[0]): Promise<Prepared> {
  const { members, runs, ingest, templates, table } = asked;
  const [baseline] = members;
  const config = { model: baseline!.model, variants: members.map(({ variant }) => variant), runs };
  const registry = tableFacts(ingest, config, baseline!.environment);
  const thinking = await Promise.all(members.map(thinksOf));
  const probed = await probeAll(asked, factTable(registry, 4000).facts, thinking);
  const contexts = await contextsOfAll(members);
  const contextTokens = table === "fit" ? Math.min(...contexts) : table;
  refuseSmaller(members, contexts, contextTokens);
  const think = thoughts(members, thinking, contextTokens);
  const perToken = Math.min(...probed.records.map(perTokenOf));
  const room = shareContext(contextTokens, perToken, Object.values(think).includes(true));
  const shown = factTable(registry, tableCharacters(room, longestTemplate(templates)));
  if (shown.facts.length < Math.min(leastFacts, registry.facts.length))
    throw new UserError(
      `A context of ${contextTokens} tokens leaves no room for facts beside the prompt and the answer: give at least 768, or a shorter prompt.`,
      2,
    );
  return {
    probes: probed.records,
    think,
    config: {
      formatEnforced: probed.formatEnforced,
      table: {
        shown: shown.facts.map((fact) => fact.id),
        leftOut: shown.leftOut,
        contextTokens,
        charactersPerToken: Number(perToken.toFixed(3)),
      },
    },
  };
}

function contextsOfAll(members: readonly Member[]): Promise<readonly number[]> {
  return Promise.all(
    members.map(
      async ({ connection, model, variant }) => (await contextsOf(connection, model.name, [variant.options]))[0]!,
    ),
  );
}

async function thinksOf({ connection, model }: Member): Promise<boolean> {
  return (await connection.capabilities(model.name, { probe: false })).thinking;
}

/** What each thinking model is asked: where the context leaves room for thoughts, to think. */
function thoughts(
  members: readonly Member[],
  thinking: readonly boolean[],
  contextTokens: number,
): Readonly<Record<string, boolean>> {
  const think = contextTokens >= leastContextForThoughts;
  return Object.fromEntries(members.flatMap(({ variant }, at) => (thinking[at] ? [[variant.name, think]] : [])));
}

/** Every variant gets the same prompts, so each must hold them. */
function refuseSmaller(members: readonly Member[], contexts: readonly number[], contextTokens: number): void {
  members.forEach(({ variant }, at) => {
    if (contexts[at]! >= contextTokens) return;
    throw new UserError(
      `The variant "${variant.name}" has a context of ${contexts[at]} tokens and the agent's prompts are made for ${contextTokens}: give it a larger num_ctx, or make a smaller table, table: ${contexts[at]} or "fit".`,
      2,
    );
  });
}

function refusePrompts(members: readonly Member[]): void {
  const own = members.find(({ variant }) => variant.prompt !== undefined);
  if (own !== undefined)
    throw new UserError(
      `The variant "${own.variant.name}" has a prompt of its own, which the agent does not take: give its templates to the workload, agent(data, { prompts }).`,
      2,
    );
}

/** One short call to each model: does it keep to a schema, and how many characters make a token. */
async function probeAll(
  { members, study, signal }: Planning,
  sample: Parameters<typeof probe>[0]["sample"],
  thinking: readonly boolean[],
): Promise<{ readonly records: readonly CallRecord[]; readonly formatEnforced: boolean | null }> {
  const records: CallRecord[] = [];
  let formatEnforced: boolean | null = true;
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const key = JSON.stringify([member.connection.host, member.model.name]);
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  for (const group of groups.values()) {
    // A variant that leaves num_ctx to the server goes first: afterwards the server tells what it took.
    const first = group.find((each) => typeof each.variant.options["num_ctx"] !== "number") ?? group[0]!;
    const { connection, model, variant } = first;
    const probed = await probe({
      id: groups.size === 1 ? "probe" : `probe-${variant.name}`,
      connection,
      study,
      model,
      variant: variant.name,
      options: variant.options,
      thinks: thinking[members.indexOf(first)]!,
      sample,
      ...(signal === undefined ? {} : { signal }),
    });
    if (probed.record.status === "cancelled")
      throw new UserError(
        "The study was interrupted before its first call: nothing was measured and no folder was made.",
        130,
      );
    records.push(probed.record);
    // What one of the models does not keep to is asked of none, so that their prompts are the same.
    if (formatEnforced !== false && probed.formatEnforced !== true) formatEnforced = probed.formatEnforced;
  }
  return { records, formatEnforced };
}
