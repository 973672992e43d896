import { connect, refuseUnsent } from "../llm";
import type { Connection, ModelInfo } from "../llm";
import { UserError } from "../records";
import type { CallModel, PlannedVariant, StudyConfig, Variant } from "../records";
import type { Member } from "../workload";

/** Who is measured: every variant with who answers for it. */
export interface Lineup {
  readonly members: readonly Member[];
  /** Ends the connections that were opened for it. */
  readonly close: () => Promise<void>;
}

/**
 * Finds the server and model of every variant before anything is measured.
 * @param model of variants that name none
 * @param anyOption lets options pass that a server is not known to take
 * @throws UserError for a server that does not answer, a model that it does not have, and an option that it does not take, with the variant
 */
export async function lineUp(
  connection: Connection,
  variants: readonly Variant[],
  model: string | undefined,
  anyOption = false,
): Promise<Lineup> {
  const opened = new Map<string, Connection>();
  const close = async (): Promise<void> => {
    for (const each of opened.values()) await each.close();
  };
  const at = async (server: string | undefined): Promise<Connection> => {
    if (server === undefined) return connection;
    const known = opened.get(server) ?? (await connect({ server: server }));
    opened.set(server, known);
    return known;
  };
  try {
    // Without a name the server's own choice is asked once, so that it is the same for all.
    const common = model ?? (variants.some((each) => each.model === undefined) ? (await connection.model()).name : "");
    const members: Member[] = [];
    for (const variant of variants) {
      const served = await forVariant(variant, variants.length, () => at(variant.server));
      refuseUnsent(served.server, { options: variant.options ?? {}, anyOption }, `The variant "${variant.name}"`);
      const info = await forVariant(variant, variants.length, () => served.model(variant.model ?? common));
      members.push(memberOf(variant, served, info, await served.environment()));
    }
    return { members: members.map((member) => withoutCommon(member, members[0]!)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The variants of a study that goes on, as they were asked for.
 * @throws UserError (wrong usage) for one on a server of its own: the study may be somebody else's, so a person must say which servers are asked
 */
export function variantsThere({ variants }: StudyConfig): readonly Variant[] {
  return variants.map(({ name, options, model, environment, prompt }) => {
    if (environment !== undefined)
      throw new UserError(
        `The variant "${name}" was measured on a server of its own: give the variants again, so that you say which servers are asked.`,
        2,
      );
    return {
      name,
      options,
      ...(model === undefined ? {} : { model: model.name }),
      ...(prompt === undefined ? {} : { prompt }),
    };
  });
}

/** The model that a study's manifest names, and those of variants that have another. */
export function callModel(info: ModelInfo | CallModel): CallModel {
  const { name, digest, quantization, parameterSize, family } = info;
  return {
    name,
    ...(digest === undefined ? {} : { digest }),
    ...(quantization === undefined ? {} : { quantization }),
    ...(parameterSize === undefined ? {} : { parameterSize }),
    ...(family === undefined ? {} : { family }),
  };
}

async function forVariant<T>(variant: Variant, all: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (all === 1 || !(error instanceof UserError)) throw error;
    throw new UserError(`The variant "${variant.name}" cannot be measured: ${error.message}`, error.exitCode, {
      cause: error,
    });
  }
}

function memberOf(
  { name, options = {}, prompt }: Variant,
  connection: Connection,
  model: ModelInfo,
  environment: Member["environment"],
): Member {
  const variant: PlannedVariant = {
    name,
    options,
    model: callModel(model),
    environment,
    ...(prompt === undefined ? {} : { prompt }),
  };
  return { variant, connection, model, environment };
}

/** The manifest names model and server of the baseline once. */
function withoutCommon(member: Member, baseline: Member): Member {
  const { model, environment, ...variant } = member.variant;
  const other = JSON.stringify(model) !== JSON.stringify(baseline.variant.model);
  const elsewhere = member.connection !== baseline.connection;
  return {
    ...member,
    variant: {
      ...variant,
      ...(other && model ? { model } : {}),
      ...(elsewhere && environment ? { environment } : {}),
    },
  };
}
