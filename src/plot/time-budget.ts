import type { CallRecord, TimeBudget } from "../records";
import { isSpeedValid } from "../stats";
import { linearAxis, namedAxis } from "./axis";
import { measured, stagesOf, seriesOf } from "./calls";
import type { FigureSource } from "./calls";
import type { BarTrace, Figure } from "./figure";
import { emptyFigure, figure } from "./layout";
import { count, plain, short, shorten } from "./text";
import { light } from "./theme";

const parts = [
  { key: "connectMs", name: "connect", colour: light.c5 },
  { key: "otherMs", name: "other on the server", colour: light.c6 },
  { key: "loadMs", name: "load", colour: light.c2 },
  { key: "promptEvalMs", name: "prefill", colour: light.c4 },
  { key: "decodeMs", name: "decode", colour: light.c1 },
  { key: "afterTextMs", name: "after the text", colour: light.c3 },
  { key: "remainderMs", name: "remainder", colour: light.line },
] as const satisfies readonly { key: keyof TimeBudget; name: string; colour: string }[];

type Part = (typeof parts)[number];

/**
 * Where the time of a call went: a bar each for the warm and the cold call of median duration, per stage and variant. A real call,
 * because medians of parts do not add up to the median of the whole.
 */
export function timeBudget(source: FigureSource): Figure {
  const title = "Where the time went";
  const calls = measured(source).filter((call) => isSpeedValid(call) && call.budget !== undefined);
  if (calls.length === 0) return emptyFigure("time-budget", title, "No call with a time budget.");
  const rows = stagesOf(calls).flatMap((stage) =>
    seriesOf(source, calls).flatMap(({ variant }) =>
      [false, true].flatMap((cold) => {
        const own = calls
          .filter((call) => call.stage === stage && call.variant === variant && call.cold === cold)
          .sort((a, b) => total(a) - total(b));
        const middle = own[Math.floor((own.length - 1) / 2)];
        return middle ? [{ label: `${stage} · ${variant}${cold ? ", cold" : ""}`, call: middle, n: own.length }] : [];
      }),
    ),
  );
  const most = Math.max(...rows.map((row) => total(row.call)));
  const inSeconds = most >= 10_000;
  const scale = inSeconds ? 1000 : 1;
  const unit = inSeconds ? "s" : "ms";
  const data = parts.map((part, index): BarTrace => ({
    type: "bar",
    orientation: "h",
    x: rows.map((row) => length(row.call, part) / scale),
    base: rows.map((row) => parts.slice(0, index).reduce((sum, before) => sum + length(row.call, before), 0) / scale),
    y: rows.map((_, row) => row),
    width: 0.56,
    name: part.name,
    xaxis: "x",
    yaxis: "y",
    showlegend: true,
    hoverinfo: "text",
    hovertext: rows.map((row) => `${part.name}: ${said(row.call, part)}<br>${plain(row.label)}`),
    marker: { color: part.colour, line: { color: light.surface, width: 1 } },
  }));
  const openCount = calls.filter((call) => !call.budget!.closed).length;
  return figure({
    name: "time-budget",
    title,
    data,
    left: 176,
    height: 112 + rows.length * 40,
    axes: {
      xaxis: linearAxis(
        rows.map((row) => total(row.call) / scale),
        { title: `time, ${unit}` },
      ),
      yaxis: namedAxis(
        rows.map((row) => plain(shorten(row.label, 28))),
        { anchor: "x", downwards: true },
      ),
    },
    n: calls.length,
    alt: `${title}. ${rows
      .map((row) => `${row.label}: ${parts.map((part) => `${part.name} ${said(row.call, part)}`).join(", ")}`)
      .join("; ")}.`,
    caption: `Each bar is the one call of median duration (${rows.map((row) => `${row.label}: of ${row.n}`).join("; ")}). ${
      openCount === 0
        ? "Every budget closes within 5 ms or 1 %."
        : `${count(openCount, "budget")} of ${calls.length} did not close within 5 ms or 1 %.`
    }`,
  });
}

function total(call: CallRecord): number {
  return parts.reduce((sum, part) => sum + length(call, part), 0);
}

/** How long a part is drawn, ms: one that is not known has no length. */
function length(call: CallRecord, { key }: Part): number {
  return Math.max(0, call.budget?.[key] ?? 0);
}

function said(call: CallRecord, { key }: Part): string {
  const part = call.budget?.[key];
  return part === undefined ? "not known" : `${short(part)} ms`;
}
