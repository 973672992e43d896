import { measure } from "../llm";
import { UserError } from "../records";
import type { CallRecord } from "../records";
import { calibrate } from "./calibrate";
import type { Calibration } from "./calibrate";
import type { Member, Planning, Prepared } from "./types";

/** A prompt to be fitted; `input` and `output` in tokens. */
interface Length {
  readonly id: string;
  readonly input: number;
  readonly output: number;
}

/**
 * Finds the words of filler for each length and model, by the server's own count.
 * @throws UserError for a variant whose context does not hold a length, or whose server does not count
 */
export async function fitLengths(lengths: readonly Length[], planning: Planning): Promise<Prepared> {
  const probes: CallRecord[] = [];
  const known = new Map<string, readonly Calibration[]>();
  const fitted: Record<string, Record<string, number>> = {};
  for (const member of planning.members) {
    const { variant, model, connection } = member;
    refuseSmaller(variant.name, variant.options["num_ctx"], lengths);
    const key = JSON.stringify([connection.host, model.digest ?? model.name]);
    const found = known.get(key) ?? (await calibrateAll(lengths, member, planning, probes));
    known.set(key, found);
    if (typeof variant.options["num_ctx"] !== "number")
      refuseSmaller(variant.name, (await connection.loaded(model.name))?.contextLength, lengths);
    fitted[variant.name] = Object.fromEntries(lengths.map(({ id }, at) => [id, found[at]!.words]));
  }
  return { probes, config: { fitted } };
}

async function calibrateAll(
  lengths: readonly Length[],
  { variant, model, connection }: Member,
  { study, signal }: Planning,
  probes: CallRecord[],
): Promise<readonly Calibration[]> {
  const count = async (prompt: string): Promise<number | undefined> => {
    const record = await measure(connection, {
      id: `length-${variant.name}-${probes.length + 1}`,
      study,
      run: 0,
      stage: "length",
      variant: variant.name,
      model,
      prompt,
      raw: true,
      options: { ...variant.options, num_predict: 1 },
      anyOption: true,
      cache: "avoid",
      nonce: "",
      ...(signal === undefined ? {} : { signal }),
    });
    if (record.status === "cancelled")
      throw new UserError("The study was interrupted while lengths were counted: nothing was measured.", 130);
    probes.push(record);
    if (record.server.promptTokens === undefined && record.error !== undefined)
      throw new UserError(`The variant "${variant.name}" cannot be measured: ${record.error}`);
    return record.server.promptTokens;
  };
  const found: Calibration[] = [];
  for (const { input } of lengths) found.push(await calibrate(input, count));
  return found;
}

function refuseSmaller(variant: string, context: unknown, lengths: readonly Length[]): void {
  if (typeof context !== "number") return;
  const longest = lengths.reduce((a, b) => (b.input + b.output > a.input + a.output ? b : a));
  const { input, output } = longest;
  if (input + output <= context) return;
  throw new UserError(
    `The variant "${variant}" has a context of ${context} tokens, and ${input} in with ${output} out need ${input + output}: give it a larger num_ctx, or shorter lengths.`,
    2,
  );
}
