/** MIME types and their representations; JSON types as objects, all others as text. */
export type MimeBundle = Readonly<Record<string, unknown>>;

type WriteDisplay = (
  message: { data: MimeBundle; metadata: Readonly<Record<string, unknown>>; transient: { display_id?: string } },
  update: boolean,
) => void;

/** How to show something in the cell that runs; undefined outside a tslab kernel. Never loads tslab by itself. */
export function kernelDisplay(): WriteDisplay | undefined {
  let path: string;
  try {
    path = require.resolve("tslab/dist/jupyter");
  } catch {
    return undefined;
  }
  const loaded = require.cache[path]?.exports as { lastWriteDisplayData?: WriteDisplay } | undefined;
  return loaded?.lastWriteDisplayData;
}
