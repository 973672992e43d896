import { formatNumber } from "../facts";
import type { CallRecord, ModelMemory } from "../records";
import { median, reloadKey } from "../stats";
import { gib, grouped } from "./format";

/** What is known of how each variant's model was loaded, as columns of a table; those that no variant has are left out. */
export interface LoadedView {
  readonly columns: readonly string[];
  /** The cells of a variant, one a column. */
  readonly cells: (variant: string) => readonly string[];
  /** The model of each variant whose name does not tell it, where they are not all of one. */
  readonly models: ReadonlyMap<string, string>;
}

/**
 * Load time (median of the variant's loads, and how many; those of a variant that shares its loaded model where it has none), memory and the share of it in video memory, and the model.
 * @param calls all of the study, warm-ups among them
 * @param cold ids of those that a model was loaded for
 */
export function loadedView(calls: readonly CallRecord[], cold: ReadonlySet<string>): LoadedView {
  const loads = new Map<string, number[]>();
  const memory = new Map<string, ModelMemory>();
  const models = new Map<string, string>();
  const runners = new Map<string, string>();
  for (const call of calls) {
    const { variant, server } = call;
    runners.set(variant, JSON.stringify([call.model.name, reloadKey(call.options)]));
    if (!models.has(variant)) models.set(variant, call.model.name);
    if (call.memory !== undefined) memory.set(variant, call.memory);
    if (cold.has(call.id) && server.loadMs !== undefined)
      loads.set(variant, [...(loads.get(variant) ?? []), server.loadMs]);
  }
  // Variants that differ in what reloads no model share the one that was loaded for the first of them.
  const shared = (variant: string) =>
    [...runners].flatMap(([name, key]) => (key === runners.get(variant) ? [name] : []));
  const own = <T>(found: ReadonlyMap<string, T>, variant: string): T | undefined =>
    found.get(variant) ?? shared(variant).flatMap((name) => found.get(name) ?? [])[0];
  const columns: readonly (readonly [title: string, of: (variant: string) => string])[] = [
    ["Load, ms (loads)", (variant) => loadText(own(loads, variant))],
    ["Memory", (variant) => memoryText(own(memory, variant))],
    ["In VRAM", (variant) => videoText(own(memory, variant))],
  ];
  const known = columns.filter(([, of]) => [...models.keys()].some((variant) => of(variant) !== "—"));
  return {
    columns: known.map(([title]) => title),
    cells: (variant) => known.map(([, of]) => of(variant)),
    models: new Map(
      new Set(models.values()).size > 1 ? [...models].filter(([name, model]) => !name.includes(model)) : [],
    ),
  };
}

function loadText(loads: readonly number[] | undefined): string {
  return loads === undefined ? "—" : `${grouped(median(loads)!, 0)} (${loads.length})`;
}

function memoryText(memory: ModelMemory | undefined): string {
  if (memory?.bytes === undefined) return "—";
  return memory.bytes < 2 ** 30 ? `${grouped(memory.bytes / 2 ** 20, 0)} MiB` : gib(memory.bytes);
}

function videoText({ bytes, videoBytes }: ModelMemory = {}): string {
  if (bytes === undefined || videoBytes === undefined || !(bytes > 0)) return "—";
  return `${formatNumber((100 * videoBytes) / bytes, 0)} %`;
}
