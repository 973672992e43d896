import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readText } from "../../src/claims";
import type { Reading } from "../../src/claims";
import type { FactRegistry } from "../../src/records";
import { withAbout } from "../support/older-about";

/** A sentence that was labelled by hand before it was read. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  /** Name of the registry that it is about. */
  readonly facts: string;
  readonly label: "TRUE" | "FALSE";
}

export function labelled(path: string): readonly Labelled[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);
}

/** The reading of a whole text: wrong if one clause is, right if all are. */
export function readingOf(text: string, registry: FactRegistry): Reading {
  const { clauses } = readText(text, registry);
  if (clauses.some(({ reading }) => reading === "contradicted")) return "contradicted";
  return clauses.length > 0 && clauses.every(({ reading }) => reading === "proven") ? "proven" : "not-read";
}

/** How labelled sentences were read: shares in %, and the sentences that were read wrongly. */
export function figuresOf(sentences: readonly Labelled[], folder: string) {
  const registries = new Map<string, FactRegistry>();
  const registryOf = (name: string): FactRegistry => {
    const there = registries.get(name);
    if (there) return there;
    const read = withAbout(
      JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Parameters<typeof withAbout>[0],
    );
    registries.set(name, read);
    return read;
  };
  const read = sentences.map((each) => ({ ...each, reading: readingOf(each.text, registryOf(each.facts)) }));
  const of = (label: Labelled["label"], reading?: Reading): number =>
    read.filter((each) => each.label === label && (reading === undefined || each.reading === reading)).length;
  const contradicted = of("FALSE", "contradicted") + of("TRUE", "contradicted");
  return {
    falseProven: (100 * of("FALSE", "proven")) / of("FALSE"),
    contradictedRight: (100 * of("FALSE", "contradicted")) / contradicted,
    trueContradicted: (100 * of("TRUE", "contradicted")) / of("TRUE"),
    read: (100 * read.filter(({ reading }) => reading !== "not-read").length) / read.length,
    wrong: read
      .filter(
        ({ label, reading }) =>
          (label === "FALSE" && reading === "proven") || (label === "TRUE" && reading === "contradicted"),
      )
      .map(({ id, text, reading }) => `${id} ${reading}: ${text}`),
  };
}
