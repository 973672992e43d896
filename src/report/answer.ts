import { verdict } from "../stats";
import type { CellSummary, Summary, Verdict } from "../stats";

/** Which variant is compared with which. */
export type Pair = readonly [baseline: string, candidate: string];

export interface Finding {
  readonly candidate: string;
  readonly baseline: string;
  readonly stage: string;
  readonly metric: "TTFT" | "throughput";
  readonly verdict: Verdict;
}

/** Colour and shape of a verdict on the page. */
export type Tone = "good" | "bad" | "even" | "open";

export interface Answer {
  readonly tone: Tone;
  readonly shape: string;
  readonly word: string;
  readonly sentence: string;
  readonly findings: readonly {
    readonly tone: Tone;
    readonly shape: string;
    readonly what: string;
    readonly word: string;
    readonly sentence: string;
  }[];
}

const shapes: Readonly<Record<Tone, string>> = { good: "▲", bad: "▼", even: "■", open: "◇" };

/** One verdict for each pair, stage and metric. */
export function findingsOf(summary: Summary, pairs: readonly Pair[]): readonly Finding[] {
  const cell = (variant: string, stage: string): CellSummary | undefined =>
    summary.cells.find((each) => each.variant === variant && each.stage === stage);
  const stages = [...new Set(summary.cells.map((each) => each.stage))];
  return pairs.flatMap(([baseline, candidate]) =>
    (["TTFT", "throughput"] as const).flatMap((metric) =>
      stages.flatMap((stage) => {
        const [a, b] = [cell(baseline, stage), cell(candidate, stage)];
        if (!a || !b) return [];
        const key = metric === "TTFT" ? "ttft" : "throughput";
        const betterIs = metric === "TTFT" ? "lower" : "higher";
        return [{ baseline, candidate, stage, metric, verdict: verdict(a[key].values, b[key].values, { betterIs }) }];
      }),
    ),
  );
}

/** The answer line: what all verdicts together support, and no more. */
export function answerOf(findings: readonly Finding[], ok: number, all: number): Answer {
  const several = new Set(findings.map((finding) => finding.candidate)).size > 1;
  const listed = findings.map((finding) => {
    const tone = toneOf(finding.verdict);
    return {
      tone,
      shape: shapes[tone],
      what: `${finding.metric}, ${finding.stage}${several ? `, ${finding.candidate}` : ""}`,
      word: finding.verdict.word,
      sentence: finding.verdict.sentence,
    };
  });
  const made = (tone: Tone, word: string, sentence: string): Answer => ({
    tone,
    shape: shapes[tone],
    word,
    sentence,
    findings: listed,
  });
  if (ok === 0)
    return made(
      "bad",
      "No call succeeded",
      all === 0 ? "The study holds no calls yet." : `All ${all} calls failed; the reasons are below.`,
    );
  if (findings.length === 0)
    return made("open", "One variant measured", "There is nothing to compare it with; its medians are below.");
  const { candidate, baseline } = findings[0]!;
  const who = several ? "At least one variant" : candidate;
  const by = (code: Verdict["code"]): readonly Finding[] => findings.filter((finding) => finding.verdict.code === code);
  const [faster, slower] = [by("faster"), by("slower")];
  const places = (some: readonly Finding[]): string =>
    some.map((f) => `${f.metric} (${f.stage}${several ? `, ${f.candidate}` : ""})`).join(", ");
  const summed = (some: readonly Finding[], of: number): string => {
    if (some.length === 1 && of === 1) return `${capital(places(some))}: ${some[0]!.verdict.sentence}.`;
    const ratios = some.flatMap((f) => (f.verdict.ratio === null ? [] : [Math.abs(1 - f.verdict.ratio) * 100]));
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((value) => value.toFixed(1));
    const span = least === most ? `${most!} %` : `${least!} to ${most!} %`;
    const rest = of - some.length;
    const less = some[0]!.verdict.code === "faster" ? "less" : "more";
    return `Takes ${span} ${less} time in ${places(some)}${rest > 0 ? `; ${rest} of ${of} measures do not show a difference that counts` : ", each with a 95 % interval outside ±5 %"}.`;
  };
  if (faster.length > 0 && slower.length > 0)
    return made(
      "open",
      "Mixed",
      `${who} is faster in ${places(faster)} and slower in ${places(slower)} than ${baseline}.`,
    );
  if (faster.length > 0) return made("good", `${who} is faster`, summed(faster, findings.length));
  if (slower.length > 0) return made("bad", `${who} is slower`, summed(slower, findings.length));
  const open = by("inconclusive");
  const few = by("not-enough");
  if (open.length > 0) {
    const more = Math.max(0, ...open.map((f) => (f.verdict.code === "inconclusive" ? (f.verdict.moreRuns ?? 0) : 0)));
    return made(
      "open",
      "Inconclusive",
      more > 0
        ? `About ${more} more runs a side would decide ${places(open)}.`
        : `The data do not decide ${places(open)}.`,
    );
  }
  if (few.length > 0)
    return made(
      "open",
      "Not enough runs",
      `${few[0]!.verdict.sentence[0]!.toUpperCase()}${few[0]!.verdict.sentence.slice(1)}.`,
    );
  return made(
    "even",
    "No practical difference",
    `${several ? "The variants do" : `${candidate} does`} not differ from ${baseline} by more than 5 % in any measure that was decided.`,
  );
}

function toneOf(of: Verdict): Tone {
  if (of.code === "faster") return "good";
  if (of.code === "slower") return "bad";
  return of.code === "equivalent" || of.code === "small" ? "even" : "open";
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
