import { engineWords, environmentOf, modelOf, serverWords } from "../records";
import type { Study } from "../records";

/** What the servers of a study mean by their figures, or do not tell, where that is not what Ollama means and tells. */
export function serverCaveats(study: Study): readonly string[] {
  return [...rateCaveat(study), ...unknownWeights(study)];
}

/** What the throughput of this study is. */
function rateCaveat({ manifest, calls }: Study): readonly string[] {
  const rated = calls.filter(({ run, throughput }) => run > 0 && throughput !== undefined);
  const arrived = rated.filter(({ throughputBy }) => throughputBy === "arrival");
  const servers = [...new Set(manifest.config.variants.map(({ name }) => serverWords(environmentOf(manifest, name))))];
  if (arrived.length > 0 && arrived.length < rated.length)
    return [
      "Throughput is the rate at which the text arrived for some calls and the server's own for others, which is not the same: compare the variants by what arrives here.",
    ];
  if (arrived.length > 0)
    return servers.length > 1
      ? [
          `Throughput is the rate at which the text arrived here, for all variants alike: ${servers.join(" and ")} do not mean the same by their decode time, or do not tell it.`,
        ]
      : [`Throughput is the rate at which the text arrived here: ${servers[0]!} tells no decode time.`];
  if (!rated.some(({ server }) => server.evalTokens !== undefined)) return [];
  return [
    `Throughput is ${engineWords[manifest.environment.engine]}'s own: its decode time begins with the first token, which belongs to the prompt and is left out.`,
  ];
}

/** Models of which a server of OpenAI's protocol does not tell how they are stored. */
function unknownWeights({ manifest }: Study): readonly string[] {
  const silent = manifest.config.variants.filter(
    ({ name }) =>
      environmentOf(manifest, name).protocol === "openai" && modelOf(manifest.config, name).quantization === undefined,
  );
  const names = [...new Set(silent.map(({ name }) => modelOf(manifest.config, name).name))];
  if (names.length === 0) return [];
  return [
    `Quantization, context and memory of ${names.join(" and ")} are not known: the server does not tell, so the same name may stand for other weights elsewhere.`,
  ];
}
