import type { DataFrame } from "danfojs-node";

import type { CanonicalUnit, Measurement, MeasurementStatus, SettingValue, Settings } from "../records";

type Cell = SettingValue | null | undefined;

/**
 * Measurements of a frame that `toFrame` made, also after rows were filtered or sorted. NaN becomes null again.
 * @throws TypeError when a column that every measurement needs is missing
 */
export function fromFrame(frame: DataFrame): readonly Measurement[] {
  const at = new Map(frame.columns.map((name: string, index: number) => [name, index]));
  for (const needed of ["file", "kind", "metric", "unit", "value", "status"]) {
    if (!at.has(needed)) throw new TypeError(`The frame has no column "${needed}", so it holds no measurements.`);
  }
  const rows = frame.values as readonly (readonly Cell[])[];
  return rows.map((cells): Measurement => {
    const text = (name: string): string | undefined => {
      const cell = cells[at.get(name) ?? -1];
      return typeof cell === "string" && cell !== "" ? cell : undefined;
    };
    const number = (name: string): number | undefined => {
      const cell = cells[at.get(name) ?? -1];
      return typeof cell === "number" && Number.isFinite(cell) ? cell : undefined;
    };
    const plain = (name: string): SettingValue | undefined => {
      const cell = cells[at.get(name) ?? -1] ?? undefined;
      return cell === "" || Number.isNaN(cell) ? undefined : cell;
    };
    const part = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
      value === undefined ? {} : ({ [key]: value } as Record<K, string>);
    const named = (prefix: string): Settings =>
      Object.fromEntries(
        [...at.keys()].flatMap((name) => {
          const value = name.startsWith(`${prefix}.`) ? plain(name) : undefined;
          return value === undefined ? [] : [[name.slice(prefix.length + 1), value]];
        }),
      );
    const row = number("row");
    const dimensions = named("dimensions");
    return {
      file: text("file") ?? "",
      ...(row === undefined ? {} : { row }),
      ...part("pointer", text("pointer")),
      kind: text("kind") ?? "",
      subject: { ...part("model", text("model")), ...part("backend", text("backend")), ...part("item", text("item")) },
      settings: named("settings"),
      settingsFrom: (text("settingsFrom") ?? "none") as Measurement["settingsFrom"],
      ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }),
      metric: text("metric") ?? "",
      ...(text("aggregate") === undefined
        ? {}
        : { aggregate: text("aggregate") as NonNullable<Measurement["aggregate"]> }),
      unit: (text("unit") ?? "unknown") as CanonicalUnit,
      value: number("value") ?? null,
      original: { value: plain("original.value") ?? null, unit: text("original.unit") ?? "" },
      status: (text("status") ?? "missing") as MeasurementStatus,
      ...part("reason", text("reason")),
    };
  });
}
