// Correct sentences over a registry: `{id}` is the text of the fact of that id, `{id|s}` and the like print its value in another way.

const stages = ["analysis", "report"];
const variants = ["baseline", "chimera"];

const fixed = [
  "{count.files} files were read.",
  "The folder holds {count.files} files that were read.",
  "{count.files} files with {count.observations} observations were read.",
  "We read {count.files} files in all.",
  "By format there are {count.files.csv} CSV files and {count.files.json} JSON files.",
  "{count.files.csv} of the files are CSV and {count.files.json} are JSON.",
  "There are also {count.files.markdown} Markdown files.",
  "The files come as CSV ({count.files.csv}), JSON ({count.files.json}) and Markdown ({count.files.markdown}).",
  "The files hold {count.observations} observations.",
  "Among the observations, {share.observations.failed} failed or are missing.",
  "The number of duplicate files, which were counted once, is {count.files.duplicate}.",
  "The number of files that could not be read is {count.files.unreadable}.",
  "The files name {count.models} models.",
  "{rank.throughput.median.best:model} has the highest median throughput in the files, at {level.throughput.median.best:model}.",
  "The model with the highest throughput in the files is {rank.throughput.median.best:model}, at {level.throughput.median.best:model|0} tokens per second.",
  "The lowest median throughput in the files is that of {rank.throughput.median.worst:model}, at {level.throughput.median.worst:model}.",
  "The fastest model in the files is {rank.throughput.median.best:model}, at {level.throughput.median.best:model}.",
  "Between the models in the files the throughput differs by a factor of {ratio.throughput.median.best:model.worst:model}.",
  "{rank.ttft-server_load_prompt.median.best:model} has the lowest median server-side TTFT, {level.ttft-server_load_prompt.median.best:model}.",
  "The highest median server-side TTFT is that of {rank.ttft-server_load_prompt.median.worst:model}, at {level.ttft-server_load_prompt.median.worst:model}.",
  "In the sweep, {rank.throughput.single.best:settings} gave the highest throughput, {level.throughput.single.best:settings}.",
  "The worst settings of the sweep are {rank.throughput.single.worst:settings}, at {level.throughput.single.worst:settings}.",
  "Between the settings of the sweep the throughput differs by a factor of {ratio.throughput.single.best:settings.worst:settings}.",
  "The fastest compilation backend is {rank.time.median.best:backend}, at a median of {level.time.median.best:backend}.",
  "Among the compilation backends {rank.time.median.worst:backend} is the slowest, at {level.time.median.worst:backend}.",
  "Among the compilation measurements, {share.compilations.failed} failed.",
  "The model that was measured is {name.model}; the number of runs of each variant is {count.runs}.",
  "The machine has {count.cores} processor cores and {count.memory} of memory.",
  "In the study {share.calls.ok} calls were ok.",
  "Of all calls, {share.calls.failed} failed.",
  "The number of cold calls, which are kept apart from the medians, is {count.calls.cold}.",
  "In the calls {level.tokens.sum} were generated.",
  "The calls took {level.duration.sum} together.",
  "The calls took {level.duration.sum|s} together.",
];
const perStage = [
  "In the STAGE stage the median TTFT was {level.ttft.median.baseline.STAGE} for baseline and {level.ttft.median.chimera.STAGE} for chimera.",
  "Baseline had a median TTFT of {level.ttft.median.baseline.STAGE} in the STAGE stage, and chimera {level.ttft.median.chimera.STAGE}.",
  "The median throughput in the STAGE stage was {level.throughput.median.baseline.STAGE} with baseline, against {level.throughput.median.chimera.STAGE} with chimera.",
  "In the STAGE stage the median throughput was {level.throughput.median.baseline.STAGE|0} tokens/s for baseline and {level.throughput.median.chimera.STAGE|0} tokens/s for chimera.",
  "On TTFT in the STAGE stage the verdict on chimera against baseline is: {verdict.ttft.chimera.baseline.STAGE}.",
  "The verdict on throughput in the STAGE stage is: {verdict.throughput.chimera.baseline.STAGE}.",
  "The TTFT ratio of chimera over baseline in the STAGE stage is {ratio.ttft.paired.chimera.baseline.STAGE}.",
  "The ratio of time per token, chimera over baseline, in the STAGE stage is {ratio.time-per-token.paired.chimera.baseline.STAGE}.",
  "In the STAGE stage chimera has a {ratio.ttft.paired.chimera.baseline.STAGE|%} {ratio.ttft.paired.chimera.baseline.STAGE|lower} TTFT than baseline.",
];
const perCell = [
  "In the STAGE stage the median TTFT of VARIANT was {level.ttft.median.VARIANT.STAGE}.",
  "The median throughput of VARIANT in the STAGE stage is {level.throughput.median.VARIANT.STAGE}.",
  "VARIANT took {level.ttft.median.VARIANT.STAGE|s} to the first token in the STAGE stage.",
  "{level.throughput.median.VARIANT.STAGE} is the median throughput of VARIANT in the STAGE stage.",
];
export const templates = [
  ...fixed,
  ...stages.flatMap((stage) => [
    ...perStage.map((each) => each.replaceAll("STAGE", stage)),
    ...variants.flatMap((variant) =>
      perCell.map((each) => each.replaceAll("STAGE", stage).replaceAll("VARIANT", variant)),
    ),
  ]),
];

/** Every sentence whose facts are all there, with the ids of its facts. */
export function correctSentences(registry, formatNumber) {
  const facts = new Map(registry.facts.map((fact) => [fact.id, fact]));
  return templates.flatMap((template) => {
    const ids = [];
    let whole = true;
    const text = template.replace(/\{([^}|]+)(?:\|([^}]+))?\}/g, (_, key, how) => {
      const fact = facts.get(key);
      if (!fact || (how === "%" && formatNumber(Math.abs(fact.value - 1) * 100, 1) === "0.0")) {
        whole = false;
        return "";
      }
      ids.push(fact.id);
      if (how === undefined) return fact.text;
      if (how === "0") return formatNumber(fact.value, 0);
      if (how === "s") return `${formatNumber(fact.value / 1000, 2)} s`;
      if (how === "%") return `${formatNumber(Math.abs(fact.value - 1) * 100, 1)} %`;
      return fact.value < 1 ? "lower" : "higher";
    });
    return whole ? [{ text, ids }] : [];
  });
}
