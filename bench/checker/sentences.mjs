// Correct sentences over a registry: `{key}` is the text of the fact of that key, `{key|s}` and the like print its value in another way.

const stages = ["analysis", "report"];
const variants = ["baseline", "chimera"];

const fixed = [
  "{data.files} files were read.",
  "The folder holds {data.files} files that were read.",
  "{data.files} files with {data.observations} observations were read.",
  "We read {data.files} files in all.",
  "By format there are {data.csv} CSV files and {data.json} JSON files.",
  "{data.csv} of the files are CSV and {data.json} are JSON.",
  "There are also {data.markdown} Markdown files.",
  "The files come as CSV ({data.csv}), JSON ({data.json}) and Markdown ({data.markdown}).",
  "The files hold {data.observations} observations.",
  "Among the observations, {data.failed} failed or are missing.",
  "The number of duplicate files, which were counted once, is {data.duplicates}.",
  "The number of files that could not be read is {data.unreadable}.",
  "The files name {data.models} models.",
  "{data.throughput.best.subject} has the highest median throughput in the files, at {data.throughput.best.value}.",
  "The model with the highest throughput in the files is {data.throughput.best.subject}, at {data.throughput.best.value|0} tokens per second.",
  "The lowest median throughput in the files is that of {data.throughput.worst.subject}, at {data.throughput.worst.value}.",
  "The fastest model in the files is {data.throughput.best.subject}, at {data.throughput.best.value}.",
  "Between the models in the files the throughput differs by a factor of {data.throughput.ratio}.",
  "By the server's clock, {data.ttft.best.subject} has the lowest median TTFT, {data.ttft.best.value}.",
  "The highest median server-side TTFT is that of {data.ttft.worst.subject}, at {data.ttft.worst.value}.",
  "In the sweep, {data.sweep.best.settings} gave the highest throughput, {data.sweep.best.value}.",
  "The worst settings of the sweep are {data.sweep.worst.settings}, at {data.sweep.worst.value}.",
  "Between the settings of the sweep the throughput differs by a factor of {data.sweep.ratio}.",
  "The fastest compilation backend is {data.compilation.best.subject}, at a median of {data.compilation.best.value}.",
  "Among the compilation backends {data.compilation.worst.subject} is the slowest, at {data.compilation.worst.value}.",
  "Among the compilation measurements, {data.compilation.failed} failed.",
  "The model that was measured is {environment.model}; the number of runs of each variant is {environment.runs}.",
  "The machine has {environment.cores} processor cores and {environment.memory} of memory.",
  "In the study {calls.ok} calls were ok.",
  "Of all calls, {calls.failed} failed.",
  "The number of cold calls, which are kept apart from the medians, is {calls.cold}.",
  "In the calls {calls.tokens} were generated.",
  "The calls took {calls.duration} together.",
  "The calls took {calls.duration|s} together.",
];
const perStage = [
  "In the STAGE stage the median TTFT was {calls.ttft.baseline.STAGE} for baseline and {calls.ttft.chimera.STAGE} for chimera.",
  "Baseline had a median TTFT of {calls.ttft.baseline.STAGE} in the STAGE stage, and chimera {calls.ttft.chimera.STAGE}.",
  "The median throughput in the STAGE stage was {calls.throughput.baseline.STAGE} with baseline, against {calls.throughput.chimera.STAGE} with chimera.",
  "In the STAGE stage the median throughput was {calls.throughput.baseline.STAGE|0} tokens/s for baseline and {calls.throughput.chimera.STAGE|0} tokens/s for chimera.",
  "On TTFT in the STAGE stage the verdict on chimera against baseline is: {comparison.ttft.STAGE.verdict}.",
  "The verdict on throughput in the STAGE stage is: {comparison.throughput.STAGE.verdict}.",
  "The TTFT ratio of chimera over baseline in the STAGE stage is {comparison.ttft.STAGE.ratio}.",
  "The ratio of time per token, chimera over baseline, in the STAGE stage is {comparison.throughput.STAGE.ratio}.",
  "In the STAGE stage chimera has a {comparison.ttft.STAGE.ratio|%} {comparison.ttft.STAGE.ratio|lower} TTFT than baseline.",
];
const perCell = [
  "In the STAGE stage the median TTFT of VARIANT was {calls.ttft.VARIANT.STAGE}.",
  "The median throughput of VARIANT in the STAGE stage is {calls.throughput.VARIANT.STAGE}.",
  "VARIANT took {calls.ttft.VARIANT.STAGE|s} to the first token in the STAGE stage.",
  "{calls.throughput.VARIANT.STAGE} is the median throughput of VARIANT in the STAGE stage.",
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
  const facts = new Map(registry.facts.map((fact) => [fact.key, fact]));
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
