import { factTable } from "../facts";
import { measure } from "../llm";
import type { Connection } from "../llm";
import { dropUnverified, fixedNarrative, mayStand, parseNarrative } from "../narrative";
import type { ParsedNarrative } from "../narrative";
import type { CallRecord, FactRegistry, Narrative, PlannedVariant, StudyManifest } from "../records";
import { isWhole } from "../stats";
import { promptKit, shareContext, tableCharacters } from "../workload";
import type { Prompts } from "../workload";
import { saysSomething } from "./finished";
import type { NarrativeTime } from "./narrative-time";
import { putLast } from "./study-files";

const mostRepairs = 2;

export interface WriteNarrative {
  readonly connection: Connection;
  readonly manifest: StudyManifest;
  readonly prompts: Prompts;
  readonly registry: FactRegistry;
  /** Whose runner options the calls use, and how large its context is. */
  readonly variant: PlannedVariant;
  readonly contextTokens: number;
  readonly perToken: number;
  /** Records that are there already, by id; new ones are added. */
  readonly records: Map<string, CallRecord>;
  readonly append: (record: CallRecord) => Promise<void>;
  readonly time: NarrativeTime;
  readonly onStep: (step: "reads" | "writes" | "mends") => void;
  readonly onText: (text: string) => void;
}

/**
 * Asks the model for the report's words over all facts, its own calls included; a report that does not hold is mended at most twice, with
 * what is wrong with it; then, or when its time is up, fixed sentences over the same facts stand in, with the reason.
 */
export async function writeNarrative(work: WriteNarrative): Promise<Narrative> {
  const { manifest, registry, prompts } = work;
  const { model, formatEnforced } = manifest.config;
  const room = shareContext(work.contextTokens, work.perToken, work.variant.think);
  const template = Math.max(
    prompts.analysis.render({ lines: [] }).length,
    prompts.report.render({ lines: [] }).length + 400,
  );
  const table = factTable(registry, tableCharacters(room, template)).facts;
  const kit = promptKit(prompts, table, room, formatEnforced);
  const shown: FactRegistry = { ...registry, facts: table };

  work.onStep("reads");
  const analysis = await ask(work, "narrative-analysis", "narrative-analysis", {
    prompt: kit.analysis(),
    tokens: room.analysisTokens,
  });
  let repairs = 0;
  let complaints: readonly string[] = [];
  let before: string | undefined;
  for (;;) {
    const over = work.time.over();
    if (over !== undefined) return fixedNarrative(registry, over, model.name, repairs);
    work.onStep(repairs === 0 ? "writes" : "mends");
    const id = repairs === 0 ? "narrative-report" : `narrative-report-${repairs + 1}`;
    const record = await ask(work, "narrative-report", id, kit.report(analysis.response, complaints));
    if (record.status === "cancelled")
      return fixedNarrative(
        registry,
        work.time.over() ?? "The call for the report's words was ended.",
        model.name,
        repairs,
      );
    const parsed = dropUnverified(parseNarrative(record.response, shown), registry);
    if (mayStand(parsed)) return standing(parsed, model.name, repairs);
    complaints = complaintsOf(record, parsed);
    const again = record.response === before;
    before = record.response;
    if (repairs === mostRepairs || again || record.status === "refused" || record.status === "timeout") {
      const tries = repairs === 0 ? "" : ` and was mended ${repairs === 1 ? "once" : "twice"} in vain`;
      const reason = `The report of ${model.name} does not hold${tries}: ${complaints[0] ?? "it says nothing"}`;
      return fixedNarrative(registry, reason, model.name, repairs);
    }
    repairs += 1;
  }
}

function standing(parsed: ParsedNarrative, model: string, repairs: number): Narrative {
  return {
    schema: "chimera-notebook/narrative/1",
    writer: "model",
    model,
    repairs,
    dropped: parsed.dropped,
    sections: parsed.sections,
  };
}

function complaintsOf(record: CallRecord, parsed: ParsedNarrative): readonly string[] {
  const ended = isWhole(record) ? [] : [record.error ?? `The call ended as ${record.status}.`];
  const thin = parsed.complaints.length === 0 ? ["Fewer than three sections have a sentence that may stand."] : [];
  return [...ended, ...parsed.complaints, ...thin].slice(0, 5).map((complaint) => complaint.slice(0, 240));
}

async function ask(
  work: WriteNarrative,
  stage: string,
  id: string,
  given: {
    readonly prompt: string;
    readonly tokens: number;
    readonly format?: NonNullable<Parameters<typeof measure>[1]["format"]>;
  },
): Promise<CallRecord> {
  const there = work.records.get(id);
  if (there && saysSomething(there)) return there;
  const { manifest, variant, time, onText } = work;
  const record = await measure(work.connection, {
    id,
    study: manifest.id,
    run: 0,
    stage,
    variant: variant.name,
    model: manifest.config.model,
    prompt: given.prompt,
    // These calls are not measured: they shall be the same each time, and say the same reference more than once.
    options: {
      ...variant.options,
      num_predict: given.tokens,
      temperature: 0,
      seed: manifest.config.seed,
      repeat_penalty: 1,
    },
    anyOption: true,
    ...(given.format === undefined ? {} : { format: given.format }),
    ...(variant.think === undefined ? {} : { think: variant.think }),
    cache: "allow",
    signal: time.signal,
    onToken: onText,
  });
  await work.append(record);
  putLast(work.records, record);
  return record;
}
