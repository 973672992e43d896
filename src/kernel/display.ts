/** MIME types and their representations; JSON types as objects, all others as text. */
export type MimeBundle = Readonly<Record<string, unknown>>;

type WriteDisplay = (
  message: { data: MimeBundle; metadata: Readonly<Record<string, unknown>>; transient: { display_id?: string } },
  update: boolean,
) => void;

/** Where tslab lies; undefined where it is not installed. Looked up once: it does not come and go. */
let tslab: { readonly path: string | undefined } | undefined;

function tslabPath(): string | undefined {
  try {
    return require.resolve("tslab/dist/jupyter");
  } catch {
    return undefined;
  }
}

/** How to show something in the cell that runs; undefined outside a tslab kernel. Never loads tslab by itself. */
export function kernelDisplay(): WriteDisplay | undefined {
  tslab ??= { path: tslabPath() };
  if (tslab.path === undefined) return undefined;
  const loaded = require.cache[tslab.path]?.exports as { lastWriteDisplayData?: WriteDisplay } | undefined;
  return loaded?.lastWriteDisplayData;
}
