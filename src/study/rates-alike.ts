import { environmentOf } from "../records";
import type { StudyManifest } from "../records";

/**
 * Whether the servers of a study mean the same by their decode time. Ollama leaves sampling out of it, llama-server the first token, some tell none: where they differ,
 * the rate at which the text arrives is what all of them have.
 */
export function ratesAlike(manifest: StudyManifest): boolean {
  const servers = manifest.config.variants.map(({ name }) => {
    const { engine, protocol = "ollama" } = environmentOf(manifest, name);
    return `${engine} ${protocol}`;
  });
  return new Set(servers).size < 2;
}
