import { engineWords, machineOf, modelsOf, protocolWords } from "../records";
import type { CallModel, Environment, Study, StudyConfig } from "../records";

/** A way in which two studies are not the same measurement; `refused` ones say nothing about settings unless asked for. */
export interface Unlike {
  /** What differs, as the end of "they have different …". */
  readonly what: string;
  /** The two values, or what is known of them. */
  readonly how: string;
  readonly refused: boolean;
}

/** What is known of two studies together. */
export interface Likeness {
  readonly unlike: readonly Unlike[];
  /** What only one of the two says, as the end of "whether they have the same …". */
  readonly unknown: readonly string[];
}

/** What two studies do not share: data, prompts and definitions make a comparison meaningless; model, machine and server are said, for they may be the difference. */
export function likenessOf(first: Study, second: Study): Likeness {
  const [a, b] = [first.manifest, second.manifest];
  const unlike: Unlike[] = [];
  const unknown: string[] = [];
  const look = (what: string, one: string | undefined, two: string | undefined, refused: boolean): void => {
    if (one === undefined && two === undefined) return;
    if (one === undefined || two === undefined) unknown.push(what);
    else if (one !== two) unlike.push({ what, how: `${one} and ${two}`, refused });
  };
  const [one, two] = [a, b].map(({ config }) => modelsOf(config));
  const all = (models: readonly CallModel[], of: (model: CallModel) => string | undefined): string | undefined =>
    [...new Set(models.flatMap((model) => of(model) ?? []))].join(" + ") || undefined;
  const named = [one!, two!].map((models) => all(models, ({ name }) => name));
  look("models", named[0], named[1], false);
  if (named[0] === named[1]) {
    look("digests of the model", all(one!, ({ digest }) => digest), all(two!, ({ digest }) => digest), false); // prettier-ignore
    look("quantizations", all(one!, ({ quantization }) => quantization), all(two!, ({ quantization }) => quantization), false); // prettier-ignore
  }
  if (a.config.workload.kind !== "agent" || b.config.workload.kind !== "agent")
    look("prompts", short(a.config.workload.sha256), short(b.config.workload.sha256), true);
  look("data", short(a.config.dataSha256), short(b.config.dataSha256), true);
  const [have, haveToo] = [a, b].map(({ config }) => Object.keys(config.prompts).length > 0);
  if (have !== haveToo) unknown.push("prompts");
  for (const name of have && haveToo ? Object.keys({ ...a.config.prompts, ...b.config.prompts }) : []) {
    const [one, two] = [a.config.prompts[name], b.config.prompts[name]];
    look(`${name} prompts`, one === undefined ? "none" : short(one), two === undefined ? "none" : short(two), true);
  }
  look("forms of record", a.schema, b.schema, true);
  look("prompt caches", a.config.cache, b.config.cache, true);
  look("stages", a.config.stages.join(" + "), b.config.stages.join(" + "), true);
  look("ways of thinking", thinking(a.config), thinking(b.config), true);
  // A smaller context has room for fewer facts: that is a setting's own doing, so it is said and not refused.
  look("facts in their prompts", ...tables(a.config.table, b.config.table), false);
  look("engines", engine(a.environment), engine(b.environment), false);
  if (a.environment.hostKind === "remote" && b.environment.hostKind === "remote") {
    if (a.environment.host !== b.environment.host)
      unlike.push({ what: "hosts", how: "two other machines", refused: false });
  } else look("hosts", host(a.environment), host(b.environment), false);
  for (const [what, key] of [
    ["processors", "cpu"],
    ["graphics cards", "gpu"],
    ["systems", "os"],
    ["versions of the server", "server"],
  ] as const) {
    const of = (environment: Environment): string | undefined => {
      if (key === "os" || key === "server") return known(environment[key]);
      const machine = machineOf(environment);
      // Who does not know the processor has not looked for a graphics card.
      return machine[key] ?? (key === "gpu" && machine.cpu !== undefined ? "none" : undefined);
    };
    look(what, of(a.environment), of(b.environment), false);
  }
  return { unlike, unknown };
}

function thinking({ variants }: StudyConfig): string {
  return String(variants[0]?.think ?? "as the model does");
}

/** What the prompts showed: as many facts each, or the same number of others. */
function tables(one: StudyConfig["table"], two: StudyConfig["table"]): [string | undefined, string | undefined] {
  const [a, b] = [one, two].map((table) => table && String(table.shown.length));
  return [a, a === b && one?.shown.join() !== two?.shown.join() ? `${b} ${b === "1" ? "other" : "others"}` : b];
}

/** Who answered; nothing where the study was read from a report that does not say. */
function engine(environment: Environment): string | undefined {
  if (environment.engine === "embedded") return "the embedded engine";
  if (environment.os === "unknown") return undefined;
  return `${engineWords[environment.engine]}${protocolWords(environment.engine, environment.protocol)}`;
}

function host(environment: Environment): string | undefined {
  if (environment.hostKind === "remote") return "another machine";
  return environment.os === "unknown" ? undefined : "the machine that measured";
}

function short(digest: string | undefined): string | undefined {
  return digest === undefined || digest === "" ? undefined : digest.slice(0, 12);
}

function known(text: string): string | undefined {
  return text === "unknown" ? undefined : text;
}
