import { measure } from "../llm";
import type { Connection } from "../llm";
import { choiceSchema, chosenNarrative, claimsOf, isChoice, offerOf, ownNarrative, parseChoice } from "../narrative";
import type { Offer } from "../narrative";
import type { CallRecord, FactRegistry, Narrative, PlannedVariant, StudyManifest } from "../records";
import { isWhole } from "../stats";
import { promptLine, shareContext, tableCharacters } from "../workload";
import type { Prompts } from "../workload";
import { saysSomething } from "./finished";
import type { NarrativeTime } from "./narrative-time";
import { putLast } from "./study-files";

/** Room for the codes of six sections, and for thoughts where a model thinks. */
const choiceTokens = 320;
/** What a small model reads in its time. */
const mostCharacters = 4000;

export interface WriteNarrative {
  readonly connection: Connection;
  readonly manifest: StudyManifest;
  readonly prompts: Prompts;
  readonly registry: FactRegistry;
  /** Whose runner options the call uses, and how large its context is. */
  readonly variant: PlannedVariant;
  readonly contextTokens: number;
  readonly perToken: number;
  /** Records that are there already, by id; new ones are added. */
  readonly records: Map<string, CallRecord>;
  readonly append: (record: CallRecord) => Promise<void>;
  readonly time: NarrativeTime;
  readonly onText: (text: string) => void;
}

/**
 * Asks the model which claims the report shall make, in one call over those that tell most. Under a schema it can write nothing but codes of claims; what is
 * unknown, named twice or does not fit its section is dropped. Where too little stands, or its time is up, the program chooses, with the reason.
 */
export async function writeNarrative(work: WriteNarrative): Promise<Narrative> {
  const { manifest, registry, prompts, time } = work;
  const { model, formatEnforced } = manifest.config;
  const own = (reason: string): Narrative => ownNarrative(registry, reason, model.name);
  const room = shareContext(work.contextTokens, work.perToken, work.variant.think);
  const characters = Math.min(mostCharacters, tableCharacters(room, prompts.choice.render({ lines: [] }).length));
  const offer = offerOf(claimsOf(registry), characters);
  if (offer.claims.length === 0) return own("The context of the model has no room for statements to choose from.");
  const over = time.over();
  if (over !== undefined) return own(over);
  const record = await ask(work, offer, formatEnforced === false ? undefined : choiceSchema(offer));
  if (record.status === "cancelled") return own(time.over() ?? "The call for the choice was ended.");
  const choice = parseChoice(record.response, offer);
  if (isChoice(choice, offer)) return chosenNarrative(registry, choice, model.name);
  const count = Object.values(choice.sections).flat().length;
  const why = isWhole(record)
    ? `of what it named ${count === 0 ? "nothing" : `${count} ${count === 1 ? "statement" : "statements"}`} may stand`
    : (record.error ?? `the call ended as ${record.status}`);
  return { ...own(`${model.name} did not choose: ${why.replace(/\.$/, "")}.`), dropped: choice.dropped };
}

async function ask(
  work: WriteNarrative,
  offer: Offer,
  format: ReturnType<typeof choiceSchema> | undefined,
): Promise<CallRecord> {
  const id = "narrative-choice";
  const there = work.records.get(id);
  if (there && saysSomething(there)) return there;
  const { manifest, variant, time, onText } = work;
  const { seed, model } = manifest.config;
  const { think } = variant;
  const lines = offer.lines.map((line) => promptLine(line, Number.POSITIVE_INFINITY));
  const record = await measure(work.connection, {
    id,
    study: manifest.id,
    run: 0,
    stage: id,
    variant: variant.name,
    model,
    prompt: work.prompts.choice.render({ lines }),
    // This call is not measured: it shall be the same each time, and may name codes that look alike.
    options: {
      ...variant.options,
      num_predict: choiceTokens * (think === true ? 4 : 1),
      temperature: 0,
      seed,
      repeat_penalty: 1,
    },
    anyOption: true,
    ...(format === undefined ? {} : { format }),
    ...(think === undefined ? {} : { think }),
    cache: "allow",
    signal: time.signal,
    onToken: onText,
  });
  await work.append(record);
  putLast(work.records, record);
  return record;
}
