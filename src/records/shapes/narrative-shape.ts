import { narrativeSections } from "../narrative";
import type { Narrative, NarrativeSection, Sentence, SentencePart } from "../narrative";
import { nameText } from "./call-shape";
import { list, object, oneOf, optional, text, whole } from "./shape";
import type { Fields, Shape } from "./shape";

const most = 10_000;

const partShape: Shape<SentencePart> = (value, at) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "fact")
    ? object<{ readonly fact: string }>({ fact: nameText })(value, at)
    : object<{ readonly text: string }>({ text: text() })(value, at);

const sentenceShape = object<Sentence>({ evidence: list(nameText, most), parts: list(partShape, most) });

const sections = Object.fromEntries(
  narrativeSections.map((name) => [name, list(sentenceShape, most)]),
) as unknown as Fields<Record<NarrativeSection, readonly Sentence[]>>;

/** `narrative.json`. */
export const narrativeShape: Shape<Narrative> = object<Narrative>({
  schema: oneOf("chimera-notebook/narrative/1"),
  writer: oneOf("model", "fixed"),
  model: optional(nameText),
  fallbackReason: optional(text()),
  repairs: whole(0, 1000),
  dropped: list(object<Narrative["dropped"][number]>({ sentence: text(100_000), reason: text() }), most),
  agreement: optional(
    list(object<NonNullable<Narrative["agreement"]>[number]>({ fact: nameText, named: whole(0), of: whole(0) }), most),
  ),
  sections: object<Narrative["sections"]>(sections),
});
