import type { Output } from "./format";
import { lines } from "./format";

/** What the child process says while a cell runs. */
export type ChildMessage =
  | { readonly type: "ready" }
  | { readonly type: "stream"; readonly name: string; readonly text: string }
  | { readonly type: "display"; readonly display: Display; readonly update: boolean }
  | { readonly type: "done"; readonly status: string; readonly count?: number };

interface Display {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id?: string };
}

interface Entry {
  readonly id?: string | undefined;
  readonly output: Output;
}

/** Collects a cell's outputs as Jupyter would: streams merged, display ids applied. */
export function collectOutputs(): {
  readonly add: (message: ChildMessage) => void;
  readonly outputs: () => readonly Output[];
} {
  const entries: Entry[] = [];
  const add = (message: ChildMessage): void => {
    if (message.type === "stream") {
      const last = entries.at(-1);
      if (last?.output["name"] === message.name) {
        entries[entries.length - 1] = {
          output: { ...last.output, text: `${String(last.output["text"])}${message.text}` },
        };
      } else entries.push({ output: { output_type: "stream", name: message.name, text: message.text } });
    } else if (message.type === "display") {
      const { data, metadata = {}, transient } = message.display;
      const id = transient?.display_id;
      const output: Output = { output_type: "display_data", data, metadata };
      if (!message.update) entries.push({ id, output });
      else
        for (const [at, entry] of entries.entries())
          if (id !== undefined && entry.id === id) entries[at] = { id, output };
    }
  };
  return { add, outputs: () => entries.map(({ output }) => stored(output)) };
}

function stored(output: Output): Output {
  if (output.output_type === "stream") return { ...output, text: lines(String(output["text"])) };
  const data = Object.entries(output["data"] as Readonly<Record<string, unknown>>);
  return {
    ...output,
    data: Object.fromEntries(data.map(([type, value]) => [type, typeof value === "string" ? lines(value) : value])),
  };
}
