import { UserError } from "../records";
import { digestOf } from "./digest";
import { filler } from "./filler";
import { checkTokens } from "./prompts-workload";
import { fitLengths } from "./fit-lengths";
import { setWorkload } from "./set-workload";
import type { Session, SetWorkload } from "./types";

/** Lengths of prompt and answer, tokens. */
export interface FixedLength {
  readonly input: number;
  readonly output: number;
}

/** @throws UserError for lengths that are no counts, or a prompt under 8 tokens */
export function checkLength({ input, output }: FixedLength): void {
  checkTokens(input, "input");
  checkTokens(output, "output");
  if (input < 8) throw new UserError(`input must be at least 8 tokens, not ${input}.`, 2);
}

/** A session of a set length; `input` and `output` in tokens. */
interface LengthSession extends FixedLength {
  readonly id: string;
}

/**
 * Prompts and answers of a set length as a workload. The text is filler in another order for each call, sent without the model's template. The number of
 * tokens is the server's own count, found once for each model before the first call; the answer is as long as asked unless the model stops before, which
 * its record tells.
 * @param length tokens of prompt (from 8) and answer
 * @throws UserError for lengths that are no counts; when the study is planned, for a variant whose context does not hold them
 * @example
 * const workload = fixedLength({ input: 512, output: 128 });
 * console.log(workload.title);
 */
export function fixedLength(length: FixedLength): SetWorkload {
  checkLength(length);
  const { input, output } = length;
  return ofLengths("fixed-length", { input, output }, `${input} tokens in, ${output} out`, [
    { id: `${input} in, ${output} out`, input, output },
  ]);
}

/**
 * How the model slows down as its context fills: prompts of several lengths, each a stage of its own, `depth 512`.
 * @param depths tokens before the answer; fewer than 8 stand for the shortest prompt, of 8
 * @param options.output tokens of each answer; 64 by default
 * @throws UserError for depths that are no counts, or come twice
 * @example
 * console.log(depth([0, 512, 2048]).title);
 */
export function depth(depths: readonly number[], { output = 64 }: { readonly output?: number } = {}): SetWorkload {
  if (depths.length === 0) throw new UserError("depth needs at least one depth: give [0, 512, 2048].", 2);
  for (const tokens of depths) {
    if (!Number.isInteger(tokens) || tokens < 0)
      throw new UserError(`depth must be whole numbers of tokens from 0, not ${tokens}.`, 2);
  }
  const lengths = depths.map((tokens): LengthSession => ({
    id: `depth ${tokens}`,
    input: Math.max(8, tokens),
    output,
  }));
  if (new Set(lengths.map(({ input }) => input)).size < lengths.length)
    throw new UserError("Two of the depths make the same prompt: give each once.", 2);
  lengths.forEach(checkLength);
  return ofLengths(
    "depth",
    { depths, output },
    `${depths.length} depth${depths.length === 1 ? "" : "s"}, ${output} tokens out`,
    lengths,
  );
}

function ofLengths(
  kind: "fixed-length" | "depth",
  settings: SetWorkload["settings"],
  title: string,
  lengths: readonly LengthSession[],
): SetWorkload {
  const note = {
    kind,
    title,
    settings,
    sha256: digestOf([kind, lengths.map(({ input, output }) => [input, output])]),
  };
  const sessions = lengths.map(({ id, output }): Session => ({
    id,
    stages: [
      {
        name: kind === "depth" ? id : "answer",
        request: (_, { seed, fitted = {} }) => ({
          endpoint: "generate",
          prompt: filler(fitted[id] ?? 1, seed),
          raw: true,
          tokens: output,
          setLength: true,
          cached: "unlike",
        }),
      },
    ],
  }));
  return setWorkload(note, sessions, (planning) => fitLengths(lengths, planning));
}
