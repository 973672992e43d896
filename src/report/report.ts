import { callsCsv } from "../frame";
import { redactor } from "../ledger";
import { environmentOf, machineOf, modelOf, variantNames } from "../records";
import { classicView } from "./classic-view";
import { mapTexts } from "../text";
import { markdownCode } from "./escape";
import { reportFigures } from "./figures";
import { fullView } from "./full-view";
import type { FullInput, FullViewCell } from "./full-view";
import { page } from "./page";
import { pasteableRow } from "./row";
import { renderMarkdown } from "./templates";
import type { Report, ReportInput } from "./types";
import { summaryOf } from "./race";

/**
 * Renders a study as Markdown and as one self-contained HTML page.
 * @param input what was read, measured, computed and written; `layout` is `full` unless said otherwise
 */
export function report(input: ReportInput): Report {
  return input.layout === "classic" ? classic(input) : full(input);
}

/** @internal The full layout; a comparison of two studies brings its own pairs and title. */
export function full(input: FullInput): Report {
  const clean = cleaner(input);
  const summary = input.summary ?? summaryOf(input.study);
  const view = mapTexts(fullView(input, summary), clean);
  const row = rowOf(input, view.cells, clean);
  const figures = mapTexts(reportFigures(input.study, summary, input.ingest), clean);
  return {
    schema: "chimera-notebook/report/1",
    study: input.study.manifest.id,
    layout: "full",
    title: view.title,
    markdown: renderMarkdown("full.md.njk", {
      ...view,
      row: { lines: [] },
      figures: figures.map(({ title, alt, caption }) => ({
        alt: alt.startsWith(title) ? alt : `${title}. ${alt}`,
        caption,
      })),
    })
      .replace("<!--commands-->", () => markdownCode(view.reproduce.commands))
      .replace("<!--row-->", () => row.trim()),
    html: page("full.html.njk", { ...view, row }, figures),
    calls: callsCsv(input.study.calls, clean),
    row,
  };
}

function classic(input: ReportInput): Report {
  const clean = cleaner(input);
  const view = mapTexts(classicView(input), clean);
  return {
    schema: "chimera-notebook/report/1",
    study: input.study.manifest.id,
    layout: "classic",
    title: view.title,
    markdown: renderMarkdown("classic.md.njk", view),
    html: page("classic.html.njk", view, []),
    calls: callsCsv(input.study.calls, clean),
    row: rowOf(input, fullView(input, summaryOf(input.study)).cells, clean),
  };
}

/** Takes out what would say who and where somebody is, of every study that the page is made of. */
function cleaner({ study, sources }: FullInput): (text: string) => string {
  return redactor((sources ?? [{ study }]).map((source) => source.study.manifest.environment));
}

function rowOf(input: FullInput, cells: readonly FullViewCell[], clean: (text: string) => string): string {
  const sources = input.sources ?? [{ study: input.study, variants: variantNames(input.study) }];
  const parts = sources.flatMap(({ study, variants }) => {
    const { manifest } = study;
    const { config, id } = manifest;
    // A comparison of two studies gives the variants names of its own, in their order.
    const own = variantNames(study);
    return variants.map((shown, at) => {
      const name = own[at] ?? shown;
      const [model, environment] = [modelOf(config, name), environmentOf(manifest, name)];
      return {
        cells: cells.filter(({ variant }) => variant === shown),
        model: model.name,
        quantization: model.quantization ?? "",
        engine: `${environment.engine} ${environment.server}`,
        machine: machineOf(environment).cpu ?? "not known",
        study: id,
        data: config.dataSha256 ?? config.workload.sha256,
      };
    });
  });
  return pasteableRow(mapTexts(parts, clean));
}
