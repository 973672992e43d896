import type { Fact } from "../../records";
import type { ClaimPart } from "../types";

/** What stands in a slot: words, or a fact, as its text unless it is said otherwise. */
export type Slot = string | { readonly fact: Fact; readonly text?: string };

/** Names of the slots of a template, such as "stage" in "In the {stage} stage". */
type SlotsOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotsOf<Rest>
  : never;

/** Several ways to say one thing; each slot that one of them has must be filled. */
export type Wordings<Names extends string> = (
  slots: Readonly<Record<Names, Slot>>,
  choice: number,
) => readonly ClaimPart[];

/** Templates of one statement, of which a choice, any whole number from 0, takes one. */
export function wordings<Template extends string>(...templates: readonly Template[]): Wordings<SlotsOf<Template>> {
  return (slots, choice) => fill(templates[choice % templates.length]!, slots);
}

function fill(template: string, slots: Readonly<Record<string, Slot>>): readonly ClaimPart[] {
  const parts: ClaimPart[] = [];
  const words = (text: string): void => {
    const last = parts.at(-1);
    if (last && last.fact === undefined) parts[parts.length - 1] = { text: last.text + text };
    else if (text !== "") parts.push({ text });
  };
  for (const piece of template.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    const slot = name === undefined ? piece : slots[name]!;
    if (typeof slot === "string") words(slot);
    else parts.push({ text: slot.text ?? slot.fact.text, fact: slot.fact.id });
  }
  return parts;
}
