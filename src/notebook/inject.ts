import { UserError } from "../records";
import type { Cell, Notebook } from "./format";
import { lines, sourceOf } from "./format";
import { unknownName } from "./parameters";
import type { ParameterValue } from "./parameters";

/** Puts the given parameters into a cell of their own after the cell tagged `parameters`, as papermill does. */
export function injectParameters(
  notebook: Notebook,
  given: Readonly<Record<string, ParameterValue>>,
  file: string,
): Notebook {
  if (Object.keys(given).length === 0) return notebook;
  const cells = notebook.cells.filter((cell) => !cell.metadata.tags?.includes("injected-parameters"));
  const at = cells.findIndex((cell) => cell.metadata.tags?.includes("parameters"));
  if (at < 0) throw new UserError(`${file} has no cell tagged "parameters": run it without -p, or tag the cell.`, 2);
  const known = namesIn(sourceOf(cells[at]!));
  for (const name of Object.keys(given)) {
    if (!/^[A-Za-z_$][\w$]*$/.test(name))
      throw new UserError(`"${name}" is no parameter name: use letters and digits.`, 2);
    if (!known.includes(name)) throw unknownName(name, known);
  }
  const source = Object.entries(given).map(
    ([name, value]) => `const ${name}: ${typeof value} = ${JSON.stringify(value)};`,
  );
  const cell: Cell = {
    cell_type: "code",
    id: "injected-parameters",
    metadata: { tags: ["injected-parameters"] },
    source: lines(source.join("\n")),
    outputs: [],
    execution_count: null,
  };
  return { ...notebook, cells: [...cells.slice(0, at + 1), cell, ...cells.slice(at + 1)] };
}

/** Names that a cell sets: `name: value` in `parameters({ … })`, or `const name = value`. */
function namesIn(source: string): readonly string[] {
  const code = source.replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/.*/g, '""');
  const set = code.matchAll(/(?:^|[{,\s])([A-Za-z_$][\w$]*)\s*:|(?:const|let|var)\s+([A-Za-z_$][\w$]*)/g);
  return [...new Set([...set].map(([, key, name]) => key ?? name!))];
}
