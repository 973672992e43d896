/** Options whose change makes the server load the model anew, the one list of them; sampling options do not. */
const reloading = ["num_ctx", "num_batch", "num_gpu", "main_gpu", "use_mmap", "num_thread"] as const;

/** The same text for options that share a loaded model. */
export function reloadKey(options: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(reloading.map((name) => options[name] ?? null));
}

/** True where the model is certainly loaded anew: an option that both name has another value. What one of them leaves to the server may be the same. */
export function reloadsFor(before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): boolean {
  return reloading.some((name) => {
    const [was, is] = [before[name] ?? undefined, now[name] ?? undefined];
    return was !== undefined && is !== undefined && was !== is;
  });
}
