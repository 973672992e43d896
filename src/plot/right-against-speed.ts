import { paretoFront } from "../stats";
import type { GradedVariant, GradeSummary, Objective } from "../stats";
import { linearAxis } from "./axis";
import type { Figure } from "./figure";
import { emptyFigure, figure, heading } from "./layout";
import { planePoint } from "./plane-point";
import { plain, short } from "./text";

type Placed = GradedVariant & { readonly perCall: NonNullable<GradedVariant["perCall"]> };

/**
 * Right answers against the seconds of a call: a point a variant with both intervals. Filled: on the front, or not proven to be behind it; hollow: another is better in both
 * beyond the intervals. Who cannot be told apart stands in the caption.
 * @param order names of all variants in the manifest's order, for their colours
 * @example
 * show(rightAgainstSpeed(gradeSummary(result.study)!, ["a", "b"]));
 */
export function rightAgainstSpeed(summary: GradeSummary, order: readonly string[]): Figure {
  const title = "Right answers against speed";
  const points = summary.variants.filter((each): each is Placed => each.perCall !== null);
  if (points.length < 2) return emptyFigure("right-against-speed", title, "Needs two variants with graded answers.");
  const front = paretoFront(
    points.map((point) => ({ name: point.variant, objectives: [secondsOf(point), shareOf(point)] })),
    ["lower", "higher"],
  );
  const data = points.flatMap((point, at) =>
    planePoint({
      ...{ variant: point.variant, index: Math.max(0, order.indexOf(point.variant)), axes: { xaxis: "x", yaxis: "y" } },
      ...{ x: secondsOf(point), y: shareOf(point), beaten: front[at]!.standing === "dominated" },
      showlegend: true,
      hovertext: `${plain(point.variant)}<br>${plain(words(point))}`,
    }),
  );
  const caption =
    `n = ${summary.cases} cases: means with their 95 % intervals. ${standingWords(front)} ${apartWords(summary)}`.trim();
  return figure({
    name: "right-against-speed",
    title,
    data,
    height: 320,
    left: 60,
    axes: {
      xaxis: linearAxis(points.flatMap((point) => [...(secondsOf(point).interval ?? []), point.perCall.value]), {
        anchor: "y",
        zero: false,
        title: "seconds of a call, s (less is better)",
      }),
      yaxis: linearAxis([0, 100], { anchor: "x", zero: true }),
    }, // prettier-ignore
    annotations: [heading("right answers, % (more is better)", 1)],
    n: summary.cases,
    alt: `${title}: ${points.map((point) => `${point.variant}: ${words(point)}`).join("; ")}. ${standingWords(front)}`,
    caption,
  });
}

function secondsOf({ perCall: { value, low, high } }: Placed): Objective {
  return low === null || high === null ? { value } : { value, interval: [low, high] };
}

function shareOf({ accuracy: { share, low, high } }: Placed): Objective {
  return { value: 100 * share, interval: [100 * low, 100 * high] };
}

function words(point: Placed): string {
  const of = ({ value, interval }: Objective, unit: string): string =>
    `${short(value)}${interval ? ` [${interval.map(short).join(", ")}]` : ""} ${unit}`;
  return `${of(shareOf(point), "% right")}, ${of(secondsOf(point), "s a call")}`;
}

function standingWords(front: ReturnType<typeof paretoFront>): string {
  const of = (standing: string): string => front.filter((each) => each.standing === standing).map(({ name }) => name).join(", "); // prettier-ignore
  const [near, behind] = [of("overlapping"), of("dominated")];
  return [
    `On the front: ${of("front")}.`,
    near === "" ? "" : `Behind it, but not beyond the intervals: ${near}.`,
    behind === "" ? "" : `Beaten in both beyond the intervals: ${behind}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function apartWords({ comparisons }: GradeSummary): string {
  const [first] = comparisons;
  const open = comparisons.filter(({ claim }) => claim === "not decided").map(({ candidate }) => candidate);
  return first === undefined || open.length === 0
    ? ""
    : `In right answers these cannot be told from ${first.baseline}: ${open.join(", ")}.`;
}
