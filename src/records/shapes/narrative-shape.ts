import { narrativeSections } from "../narrative";
import type { Narrative, NarrativeSection } from "../narrative";
import { nameText } from "./call-shape";
import { list, object, oneOf, optional, text, whole } from "./shape";
import type { Fields } from "./shape";

const most = 10_000;
/** A claim's id holds the names of a variant and a stage. */
const idText = text(1000);

const sections = Object.fromEntries(narrativeSections.map((name) => [name, list(idText, most)])) as unknown as Fields<
  Record<NarrativeSection, readonly string[]>
>;

/** `narrative.json`. */
export const narrativeShape = object<Narrative>({
  schema: oneOf("chimera-notebook/narrative/1"),
  chosenBy: oneOf("model", "program"),
  model: optional(nameText),
  reason: optional(text()),
  seed: whole(0),
  dropped: list(object<Narrative["dropped"][number]>({ named: text(), reason: text() }), most),
  filled: list(oneOf(...narrativeSections), narrativeSections.length),
  agreement: optional(
    list(object<NonNullable<Narrative["agreement"]>[number]>({ claim: idText, said: whole(0), of: whole(0) }), most),
  ),
  sections: object<Narrative["sections"]>(sections),
});
