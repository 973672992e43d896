import { randomBytes } from "node:crypto";

import { checkOptions } from "../llm";
import { UserError } from "../records";
import type { Variant } from "../records";

const mostRuns = 10_000;
const variantName = /^[A-Za-z][\w.-]{0,59}$/;

/** A folder's name: no path. */
const folderName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u;

/** @throws UserError (wrong usage) for a name that is no folder's, and for a name and a folder at once */
export function checkName(name: unknown, out: unknown): void {
  if (name === undefined) return;
  if (out !== undefined) throw new UserError("name and out both name the study's folder: give one of them.", 2);
  if (typeof name !== "string" || !folderName.test(name) || name.endsWith("."))
    throw new UserError(
      `name is the study's folder in out, not ${JSON.stringify(name)?.slice(0, 80) ?? "that"}: letters, digits, spaces, -, _ and ., 80 at most.`,
      2,
    );
}

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
  for (const { name, options = {}, model, server, prompt } of variants) {
    if (!variantName.test(name))
      throw new UserError(
        `The variant ${JSON.stringify(name)?.slice(0, 80)} has no usable name: letters, digits, -, _ and ., 60 at most.`,
        2,
      );
    if (seen.has(name)) throw new UserError(`Two variants are named "${name}": give each a name of its own.`, 2);
    seen.add(name);
    checkOptions(options, `The variant "${name}"`, { any: anyOption });
    for (const [what, text] of Object.entries({ model, server, prompt })) {
      if (text !== undefined && (typeof text !== "string" || text.trim() === ""))
        throw new UserError(`The variant "${name}" has a ${what} that is no text: give one, or leave it out.`, 2);
    }
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
