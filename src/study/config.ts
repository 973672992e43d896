import { randomBytes } from "node:crypto";

import { checkOptions } from "../llm";
import { UserError } from "../records";
import type { StudyConfig, Variant } from "../records";
import { shortDigest } from "./identity";

export const stages = ["analysis", "report"] as const;
const mostRuns = 10_000;

/** `20260105-101500-gemma3-4f2a`: when, which model, and four characters so that two studies of one second differ. */
export function newStudyId(model: string, now = new Date()): string {
  const time = now.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  const name = model
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 30);
  return `${time}-${name || "model"}-${randomBytes(2).toString("hex")}`;
}

/**
 * @param anyOption lets options pass that the table of Ollama's does not have
 * @throws UserError (wrong usage) for runs that are no count, and variants without a usable name of their own or with options that Ollama
 * would ignore or refuse
 */
export function checkPlan(variants: readonly Variant[], runs: number, anyOption = false): void {
  if (!Number.isInteger(runs) || runs < 1 || runs > mostRuns)
    throw new UserError(`${runs} is no number of runs: give a whole number from 1 to ${mostRuns}.`, 2);
  if (variants.length === 0) throw new UserError("A study needs a variant: name at least one, such as baseline.", 2);
  const seen = new Set<string>();
  for (const { name, options } of variants) {
    if (!/^[A-Za-z][\w-]{0,39}$/.test(name))
      throw new UserError(
        `The variant ${JSON.stringify(name.slice(0, 60))} has no usable name: letters, digits, - and _, 40 at most.`,
        2,
      );
    if (seen.has(name)) throw new UserError(`Two variants are named "${name}": give each a name of its own.`, 2);
    seen.add(name);
    checkOptions(options, `The variant "${name}"`, { any: anyOption });
  }
}

/** @throws UserError (wrong usage) for a seed or a use of the cache that the command line would refuse too */
export function checkChoices({
  seed = 1,
  cache = "avoid",
}: {
  readonly seed?: unknown;
  readonly cache?: unknown;
}): void {
  if (typeof seed !== "number" || !Number.isInteger(seed) || seed < 0 || seed >= 2 ** 31)
    throw new UserError(`seed must be a whole number from 0 to ${2 ** 31 - 1}, not ${JSON.stringify(seed)}.`, 2);
  if (cache !== "avoid" && cache !== "allow")
    throw new UserError(`cache must be "avoid" or "allow", not ${JSON.stringify(cache)}.`, 2);
}

/** What differs between the study that is there and the one that was asked for, one phrase; undefined when nothing does. */
export function whatDiffers(there: StudyConfig, now: StudyConfig): string | undefined {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const { model: old } = there;
  const { model } = now;
  if (old.name !== model.name) return `the model was ${old.name} and is now ${model.name}`;
  if (old.digest !== model.digest)
    return `${model.name} has changed: its digest was ${shortDigest(old.digest)} and is now ${shortDigest(model.digest)}`;
  if (there.dataSha256 !== now.dataSha256)
    return `the data in ${now.data} has changed: its digest was ${shortDigest(there.dataSha256)} and is now ${shortDigest(now.dataSha256)}`;
  for (const name of Object.keys({ ...there.prompts, ...now.prompts })) {
    if (there.prompts[name] !== now.prompts[name]) return `the ${name} prompt has changed`;
  }
  if (!same(there.variants, now.variants))
    return `the variants were ${JSON.stringify(there.variants)} and are now ${JSON.stringify(now.variants)}`;
  for (const name of ["runs", "seed", "cache"] as const) {
    if (there[name] !== now[name]) return `${name} was ${there[name]} and is now ${now[name]}`;
  }
  return undefined;
}
