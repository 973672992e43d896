import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import nunjucks from "nunjucks";

import { packageRoot } from "../../files";
import { UserError } from "../../records";

/** A prompt template of one's own: its text, or the file that holds it. It is a Nunjucks template, so it is code: never take one from data. */
export type PromptOverride = string | { readonly file: string };

/** The agent's templates that a caller may give. */
export interface OwnPrompts {
  readonly analysis?: PromptOverride;
  readonly report?: PromptOverride;
}

/** What a template may use. */
export interface PromptView {
  /** The fact table, one line a fact; for the choice the statements, one line each. */
  readonly lines: readonly string[];
  /** Text of the analysis call. */
  readonly analysis?: string;
}

export interface PromptTemplate {
  readonly name: string;
  readonly sha256: string;
  readonly render: (view: PromptView) => string;
}

export interface Prompts {
  readonly analysis: PromptTemplate;
  /** Asks for a technical report over the analysis, in a model's own words. */
  readonly report: PromptTemplate;
  /** Asks which statements a report shall make. */
  readonly choice: PromptTemplate;
}

const longestTemplate = 65_536;

/**
 * Reads the prompt templates, those of the caller in place of ours.
 * @throws UserError when a file cannot be read or a template is no Nunjucks template
 */
export async function loadPrompts(own: OwnPrompts = {}): Promise<Prompts> {
  const bundled = (name: string): Promise<string> =>
    readFile(join(packageRoot(), "templates", "prompts", `${name}.njk`), "utf8");
  const [analysis, report, choice] = await Promise.all([
    own.analysis === undefined ? bundled("analysis") : overrideText("analysis", own.analysis),
    own.report === undefined ? bundled("report") : overrideText("report", own.report),
    bundled("choice"),
  ]);
  return {
    analysis: compile("analysis", analysis),
    report: compile("report", report),
    choice: compile("choice", choice),
  };
}

async function overrideText(name: string, given: PromptOverride): Promise<string> {
  const text =
    typeof given === "string"
      ? given
      : await readFile(given.file, "utf8").catch((error: unknown) => {
          const why = (error as NodeJS.ErrnoException).code ?? String(error);
          throw new UserError(
            `The ${name} prompt ${given.file} cannot be read (${why}): give the path of a template.`,
            2,
          );
        });
  if (text.trim() === "") throw new UserError(`The ${name} prompt is empty: give a template that uses {{ lines }}.`, 2);
  if (text.length > longestTemplate)
    throw new UserError(`The ${name} prompt has more than ${longestTemplate} characters: shorten it.`, 2);
  return text;
}

function compile(name: string, text: string): PromptTemplate {
  // Without a loader, a template can include no file; plain text, so nothing is escaped.
  const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: true });
  const render = (view: PromptView): string => {
    try {
      return environment.renderString(text, { analysis: "", ...view });
    } catch (error) {
      const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").trim();
      throw new UserError(
        `The ${name} prompt is no template that can be filled in: ${why}; mend it and run again.`,
        2,
        {
          cause: error,
        },
      );
    }
  };
  render({ lines: [] });
  return { name, sha256: createHash("sha256").update(text).digest("hex"), render };
}
