import { reloadKey } from "../stats";
import type { Member } from "../workload";

/** The same text for variants that share a loaded model: then no warm-up is needed between their calls. */
export function blockKey({ connection, model, variant }: Member): string {
  return JSON.stringify([connection.host, model.digest ?? model.name, reloadKey(variant.options)]);
}
