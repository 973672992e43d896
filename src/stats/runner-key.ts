/** Options whose change makes the server load the model anew; sampling options do not. */
const reloading = ["num_ctx", "num_batch", "num_gpu", "main_gpu", "use_mmap", "num_thread"] as const;

/** The same text for options that share a loaded model. */
export function reloadKey(options: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(reloading.map((name) => options[name] ?? null));
}
