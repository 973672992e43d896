import type { Study } from "../records";

/** How to measure the same again: the command, and what must be the same. */
export function reproduceView({ manifest, calls }: Study) {
  const { config } = manifest;
  const variants = config.variants.map(({ name, options }) => {
    const pairs = Object.entries(options).map(
      ([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    return ` --variant ${shellWord(pairs.length === 0 ? name : `${name}:${pairs.join(",")}`)}`;
  });
  const known = config.data !== "unknown";
  return {
    commands: known
      ? [
          `npx chimera run --data ${shellWord(config.data)} --model ${shellWord(config.model.name)} --runs ${config.runs}${variants.join("")}`,
        ]
      : [],
    seed: known ? String(config.seed) : "not known",
    cache: config.cache === "avoid" ? "avoided: every prompt starts with a line of its own" : "allowed",
    format:
      config.formatEnforced === null
        ? "not probed"
        : config.formatEnforced
          ? "enforced by the server"
          : "not enforced by the server",
    data: config.dataSha256,
    prompts: Object.entries(config.prompts).map(([name, sha256]) => ({ name, sha256 })),
    order: calls.length > 0 && known ? "alternating and seeded; see the figure of the order of calls" : "not known",
  };
}

function shellWord(text: string): string {
  return /^[\w./:@=,+-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
