import type { Study } from "../records";

/** A way in which two studies are not the same measurement; `refused` ones say nothing about settings unless asked for. */
export interface Unlike {
  /** What differs, as the end of "they have different …". */
  readonly what: string;
  /** The two values, or what is known of them. */
  readonly how: string;
  readonly refused: boolean;
}

/** What two studies do not share: model, data, prompts and definitions make a comparison meaningless, machine and server make it doubtful. */
export function unlikeIn(first: Study, second: Study): readonly Unlike[] {
  const [a, b] = [first.manifest, second.manifest];
  const found: Unlike[] = [];
  const look = (what: string, one: string | undefined, two: string | undefined, refused: boolean): void => {
    if (one !== undefined && two !== undefined && one !== two) found.push({ what, how: `${one} and ${two}`, refused });
  };
  look("models", a.config.model.name, b.config.model.name, true);
  if (a.config.model.name === b.config.model.name) {
    look("digests of the model", a.config.model.digest, b.config.model.digest, true);
    look("quantizations", a.config.model.quantization, b.config.model.quantization, true);
  }
  look("data", short(a.config.dataSha256), short(b.config.dataSha256), true);
  for (const name of Object.keys({ ...a.config.prompts, ...b.config.prompts })) {
    const [one, two] = [a.config.prompts[name], b.config.prompts[name]];
    if (Object.keys(a.config.prompts).length > 0 && Object.keys(b.config.prompts).length > 0)
      look(`${name} prompts`, one === undefined ? "none" : short(one), two === undefined ? "none" : short(two), true);
  }
  look("forms of record", a.schema, b.schema, true);
  look("prompt caches", a.config.cache, b.config.cache, true);
  look("stages", a.config.stages.join(" + "), b.config.stages.join(" + "), true);
  look(
    "ways of thinking",
    String(a.config.think ?? "as the model does"),
    String(b.config.think ?? "as the model does"),
    true,
  );
  for (const [what, key] of [
    ["processors", "cpu"],
    ["graphics cards", "gpu"],
    ["systems", "os"],
    ["versions of the server", "server"],
  ] as const) {
    look(what, known(a.environment[key] ?? "none"), known(b.environment[key] ?? "none"), false);
  }
  return found;
}

function short(digest: string): string | undefined {
  return digest === "" ? undefined : digest.slice(0, 12);
}

function known(text: string): string | undefined {
  return text === "unknown" ? undefined : text;
}
