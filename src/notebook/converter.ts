import { createRequire } from "node:module";

import type TypeScript from "typescript";
import type { Node } from "typescript";
import { createConverter } from "tslab/dist/converter";
import type { Converter } from "tslab/dist/converter";

/** The TypeScript that tslab reads cells with. */
const typescript = (): typeof TypeScript =>
  createRequire(require.resolve("tslab/dist/converter"))("typescript") as typeof TypeScript;

/**
 * tslab's converter, with one of its faults mended: in `{ connection }` it does not find a variable of an earlier cell, and the cell
 * fails with "connection is not defined". So the short form is written out before tslab sees it; lines stay where they are.
 */
export function cellConverter(isBrowser: boolean, create = createConverter): Converter {
  const converter = create({ isJS: false, isBrowser });
  return { ...converter, convert: (before, source) => converter.convert(before, writeOutShorthand(source)) };
}

/** Writes every `{ name }` of an object as `{ name: name }`. */
export function writeOutShorthand(source: string): string {
  const ts = typescript();
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  const ends: { readonly at: number; readonly name: string }[] = [];
  const visit = (node: Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) ends.push({ at: node.name.end, name: node.name.text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return ends.reduceRight((text, { at, name }) => `${text.slice(0, at)}: ${name}${text.slice(at)}`, source);
}
