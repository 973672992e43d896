import type { Fact, FactSubject } from "../../records";
import type { Token } from "./tokens";

/** What a name stands for; the token that it makes lacks only its place. */
type Named =
  | { readonly kind: "subject"; readonly subject: FactSubject }
  | { readonly kind: "quote"; readonly facts: readonly Fact[] }
  | { readonly kind: "stage"; readonly stage: string };

export interface NameTable {
  /** By the first run of letters and digits, in lower case; the longest name first. */
  readonly byStart: ReadonlyMap<string, readonly { readonly name: string; readonly named: Named }[]>;
}

const joined = /^[\p{L}\p{N}_]/u;
const joinedByMarks = /^(?:[\p{L}\p{N}_]|[:.-][\p{L}\p{N}])/u;
/** No more than this of a run tells names apart by how they begin: a run without an end is not gone through for each of its parts. */
const start = /[\p{L}\p{N}_]{1,100}/uy;

/** Looks names up by how they begin, so that a text is gone through once however many names there are. */
export function nameTable(
  subjects: readonly FactSubject[],
  quotes: readonly Fact[],
  stages: readonly string[],
): NameTable {
  const named: { name: string; named: Named }[] = subjects
    .filter(({ kind }) => kind !== "settings")
    .map((subject) => ({ name: subject.name.toLowerCase(), named: { kind: "subject", subject } }));
  const byText = new Map<string, Fact[]>();
  for (const fact of quotes) {
    const text = fact.text.toLowerCase();
    const own = byText.get(text);
    if (own) own.push(fact);
    else byText.set(text, [fact]);
  }
  for (const [name, facts] of byText) named.push({ name, named: { kind: "quote", facts } });
  for (const stage of stages) named.push({ name: stage.toLowerCase(), named: { kind: "stage", stage } });
  const byStart = new Map<string, { name: string; named: Named }[]>();
  for (const each of named.sort((a, b) => b.name.length - a.name.length)) {
    const first = firstRun(each.name, 0);
    if (first === undefined) continue;
    const own = byStart.get(first);
    if (own === undefined) byStart.set(first, [each]);
    else if (!own.some(({ name }) => name === each.name)) own.push(each);
  }
  return { byStart };
}

/** The known name that begins at a place of a text, as a whole word. `lower` is the text in lower case. */
export function nameAt(text: string, lower: string, at: number, { byStart }: NameTable): Token | undefined {
  const first = firstRun(lower, at);
  if (first === undefined) return undefined;
  for (const { name, named } of byStart.get(first) ?? []) {
    const end = at + name.length;
    // "Analysis-stage TTFT" names a stage; "q4-large" is another name than "q4".
    const goesOn = named.kind === "stage" ? joined : joinedByMarks;
    if (!lower.startsWith(name, at) || goesOn.test(lower.slice(end, end + 2))) continue;
    return { ...named, start: at, end, text: text.slice(at, end) };
  }
  return undefined;
}

function firstRun(text: string, at: number): string | undefined {
  start.lastIndex = at;
  return start.exec(text)?.[0];
}
