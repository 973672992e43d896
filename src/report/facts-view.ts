import type { Fact, FactRegistry, FactSource } from "../records";

const mostSources = 2;

/** Every fact with its first sources; a call that stands in the table of calls is linked. */
export function factRows(registry: FactRegistry, calls: readonly { readonly id: string; readonly place: string }[]) {
  const places = new Map(calls.map(({ id, place }) => [id, place]));
  return registry.facts.map((fact) => ({
    id: fact.id,
    label: fact.label,
    text: fact.text,
    n: fact.n === undefined ? "" : String(fact.n),
    sources: fact.sources.slice(0, mostSources).map((source) => ({
      text: sourceText(source),
      place: (source.call === undefined ? undefined : places.get(source.call)) ?? "",
    })),
    more: Math.max(0, fact.sources.length - mostSources),
  }));
}

/** "sweep.csv:12", "results.json:/results/0", or the id of a call. */
export function sourceText(source: FactSource): string {
  if (source.call !== undefined) return source.call;
  return [source.file ?? "all files", source.row ?? source.pointer].filter((part) => part !== undefined).join(":");
}

/** What a finding rests on, behind the fact's label: ", n = 4, sweep.csv:12 and 3 more". */
export function evidenceWords(fact: Fact): string {
  const [first] = fact.sources;
  const n = fact.n === undefined ? "" : `, n = ${fact.n}`;
  const more = fact.sources.length > 1 ? ` and ${fact.sources.length - 1} more` : "";
  return `${n}${first === undefined ? "" : `, ${sourceText(first)}${more}`}`;
}
