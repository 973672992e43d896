import type { Figure, MarkerSymbol } from "./figure";

/** One name for each colour of a figure; variants and budget parts share the six series colours. */
export type ColourName =
  | "ink"
  | "muted"
  | "line"
  | "grid"
  | "surface"
  | "bad"
  | "band"
  | "c1"
  | "c2"
  | "c3"
  | "c4"
  | "c5"
  | "c6"
  | "s1"
  | "s2"
  | "s3"
  | "s4"
  | "s5";

export type Palette = Readonly<Record<ColourName, string>>;

/**
 * Series colours keep apart under protanopia, deuteranopia and tritanopia and reach 3:1 against their surface;
 * `s1`…`s5` is one blue from faint to strong. No two names share a value: the value is how a figure is recoloured.
 */
export const light: Palette = {
  ink: "#1c2127",
  muted: "#57606a",
  line: "#8c96a2",
  grid: "#e6e9ed",
  surface: "#fffffe",
  bad: "#b42318",
  band: "#dfe7ef",
  c1: "#1f66ad",
  c2: "#c4570c",
  c3: "#0b7f66",
  c4: "#8750a6",
  c5: "#6b7684",
  c6: "#9a7b0a",
  s1: "#eaf2fa",
  s2: "#c3daef",
  s3: "#8cb8de",
  s4: "#4a8bc4",
  s5: "#1b5690",
};

export const dark: Palette = {
  ink: "#e7eaee",
  muted: "#a3adb9",
  line: "#6f7a87",
  grid: "#2b323b",
  surface: "#171b20",
  bad: "#ff8a7d",
  band: "#2a3440",
  c1: "#6db3f2",
  c2: "#f5a25a",
  c3: "#4fcdab",
  c4: "#c9a2e4",
  c5: "#a8b3c0",
  c6: "#d9bd4f",
  s1: "#1b2a3a",
  s2: "#22415f",
  s3: "#2f6191",
  s4: "#4a8fcb",
  s5: "#8cc4f5",
};

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', 'DejaVu Sans', sans-serif";

const seriesColours = ["c1", "c2", "c3", "c4", "c6", "c5"] as const;
const seriesSymbols = ["circle", "diamond", "square", "triangle-up"] as const;

/** Colour and shape of the i-th series: shape as well as colour tells them apart. */
export function seriesStyle(index: number): { readonly colour: string; readonly symbol: MarkerSymbol } {
  return {
    colour: light[seriesColours[index % seriesColours.length]!],
    symbol: seriesSymbols[(index + Math.floor(index / seriesColours.length)) % seriesSymbols.length]!,
  };
}

/** The same shape, empty: a cold call. */
export function open(symbol: MarkerSymbol): MarkerSymbol {
  return `${symbol}-open` as MarkerSymbol;
}

/**
 * The same figure in light or dark colours; figures are made light.
 * @returns a new figure; the given one is left as it is
 */
export function withTheme(figure: Figure, theme: "light" | "dark"): Figure {
  if (theme === "light") return figure;
  const byColour = new Map((Object.keys(light) as ColourName[]).map((name) => [light[name], dark[name]]));
  const recolour = (value: unknown): unknown => {
    if (typeof value === "string") return byColour.get(value) ?? value;
    if (Array.isArray(value)) return value.map(recolour);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recolour(part)]));
  };
  return {
    ...figure,
    data: recolour(figure.data) as Figure["data"],
    layout: recolour(figure.layout) as Figure["layout"],
  };
}
