import type { FactRegistry, IngestResult, Narrative, Study } from "../records";

export interface ReportInput {
  readonly ingest?: IngestResult;
  readonly study: Study;
  readonly narrative?: Narrative;
  readonly registry: FactRegistry;
  /** `full` (default), or `classic`: the original's sections, for laying old and new reports side by side. */
  readonly layout?: ReportLayout;
}

export type ReportLayout = "full" | "classic";

export interface Report {
  readonly schema: "chimera-notebook/report/1";
  /** Id of the study: what `exportReport` compares before it overwrites. */
  readonly study: string;
  readonly layout: ReportLayout;
  readonly title: string;
  readonly markdown: string;
  /** One self-contained page. */
  readonly html: string;
  /** Every call of the study as CSV, with units in the header. */
  readonly calls: string;
  /** The result with its provenance as Markdown table, to paste elsewhere. */
  readonly row: string;
}
