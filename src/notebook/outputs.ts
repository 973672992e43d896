import type { Output } from "./format";
import { lines } from "./format";

/** What the child process says while a cell runs. */
export type ChildMessage =
  | { readonly type: "ready" }
  | { readonly type: "stream"; readonly name: string; readonly text: string }
  | { readonly type: "display"; readonly display: Display; readonly update: boolean }
  | { readonly type: "done"; readonly status: string; readonly count?: number };

/** A display message of Jupyter's protocol. */
export interface Display {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id?: string };
}

interface Entry {
  readonly id?: string | undefined;
  output: Output;
}

/** Outputs of one cell. */
export interface CellOutputs {
  readonly add: (message: ChildMessage) => void;
  /** The outputs as they stand now. */
  readonly outputs: () => readonly Output[];
}

/** Collects outputs as Jupyter would: streams merged, an update applied to every output that has its display id, in whichever cell. */
export function collectOutputs(): { readonly cell: () => CellOutputs } {
  const shown = new Map<string, Entry[]>();
  const cell = (): CellOutputs => {
    const entries: Entry[] = [];
    const add = (message: ChildMessage): void => {
      if (message.type === "stream") {
        const last = entries.at(-1);
        if (last?.output["name"] === message.name)
          last.output = { ...last.output, text: `${String(last.output["text"])}${message.text}` };
        else entries.push({ output: { output_type: "stream", name: message.name, text: message.text } });
      } else if (message.type === "display") {
        const { data, metadata = {}, transient } = message.display;
        const id = transient?.display_id;
        const output: Output = { output_type: "display_data", data, metadata };
        const same = id === undefined ? [] : (shown.get(id) ?? []);
        for (const entry of same) entry.output = output;
        if (message.update) return;
        const entry: Entry = { id, output };
        entries.push(entry);
        if (id !== undefined) shown.set(id, [...same, entry]);
      }
    };
    return { add, outputs: () => entries.map(({ output }) => stored(output)) };
  };
  return { cell };
}

/** JSON stays as it is; every other representation is stored as lines. */
function stored(output: Output): Output {
  if (output.output_type === "stream") return { ...output, text: lines(String(output["text"])) };
  const data = Object.entries(output["data"] as Readonly<Record<string, unknown>>);
  return {
    ...output,
    data: Object.fromEntries(data.map(([type, value]) => [type, typeof value === "string" ? lines(value) : value])),
  };
}
