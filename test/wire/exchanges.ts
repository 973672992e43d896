import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { createLineSplitter } from "../../src/llm/timing/line-splitter";
import type { StampedLine } from "../../src/wire";

/** What a right reader makes of a stream that was made by hand. */
export interface Expected {
  readonly text?: string;
  readonly reasoning?: string;
  readonly textChunks?: number;
  readonly outputTokens?: number | null;
  readonly promptTokens?: number;
  readonly cachedTokens?: number;
  readonly finishReason?: string;
  readonly error?: string;
  readonly incomplete?: boolean;
  readonly streamed?: boolean;
  readonly firstTextAtMs?: number;
  readonly firstOutputAtMs?: number;
  readonly loadMs?: number;
  readonly queueMs?: number;
  readonly prefillMs?: number;
  readonly decodeMs?: number;
}

export interface Exchange {
  readonly label?: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly headersAtMs?: number };
  readonly reads: readonly { readonly atMs: number; readonly text?: string; readonly b64?: string }[];
  readonly endedBy: string;
  readonly endMs: number;
  readonly expect?: Expected;
}

/** One exchange, and where it stands. */
export interface Named {
  readonly name: string;
  readonly folder: string;
  readonly exchange: Exchange;
}

const root = resolve(__dirname, "../../../shared/fixtures/streams");

/** Whether the recordings are here; says so where they are not. */
export const recordingsAreHere = existsSync(root);
if (!recordingsAreHere) console.warn(`skipped: ${root} is not here`);

/** Every exchange of the folders whose names begin so; all of them unless told. */
export function exchanges(...folders: readonly string[]): readonly Named[] {
  if (!recordingsAreHere) return [];
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((file) => {
    const folder = file.slice(0, file.lastIndexOf("/"));
    if (folders.length > 0 && !folders.some((each) => folder.startsWith(each))) return [];
    const { exchanges: all } = JSON.parse(readFileSync(join(root, file), "utf8")) as { exchanges: readonly Exchange[] };
    return all.map((exchange, at) => ({ name: `${file} ${at + 1}`, folder, exchange }));
  });
}

export function bytesOf({ text, b64 }: Exchange["reads"][number]): Buffer {
  return b64 === undefined ? Buffer.from(text ?? "") : Buffer.from(b64, "base64");
}

/** The bytes as lines, by the way of the timing thread: a line's time is that of the piece which ended it. */
export function linesOf(
  pieces: readonly { readonly atMs: number; readonly bytes: Uint8Array }[],
): readonly StampedLine[] {
  const splitter = createLineSplitter();
  const lines = pieces.flatMap(({ atMs, bytes }) => splitter.push(bytes).map((text) => ({ atMs, text })));
  const tail = splitter.tail();
  return tail === "" ? lines : [...lines, { atMs: pieces.at(-1)!.atMs, text: tail }];
}

export function readsOf({ reads }: Exchange): readonly { readonly atMs: number; readonly bytes: Buffer }[] {
  return reads.map((read) => ({ atMs: read.atMs, bytes: bytesOf(read) }));
}
