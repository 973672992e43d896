// Comparisons paired by prompt beside one pool of all calls: false verdicts where both variants are the same, and how often 10 % is seen.
import { median, normalQuantile, seededRandom, verdict, verdictBySession } from "../../dist/stats/index.js";

/** How far apart the prompts' lengths are, noise of a call, and of a prompt in a variant: what all repeats of it share. */
export const promptShapes = [
  ["lengths × 120, 3 %", { spread: 1.7, noise: 0.03, shared: 0 }],
  ["lengths × 120, 20 %", { spread: 1.7, noise: 0.2, shared: 0 }],
  ["× 120, 10 % doubled", { spread: 1.7, noise: 0.03, shared: 0, doubled: 0.1 }],
  ["alike, repeats agree", { spread: 1, noise: 0.005, shared: 0.05 }],
  ["× 120, repeats agree", { spread: 1.7, noise: 0.005, shared: 0.05 }],
];

/** Shares of `studies` seeded comparisons that claim a difference, paired by prompt and over the pool of all calls. */
export function claimsByPrompt(shape, { prompts, runs, studies, ratio, seed }) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
  const side = (factor) =>
    Array.from({ length: prompts }, (_, at) => {
      const centre = 50 * shape.spread ** at * factor * Math.exp(shape.shared * normal());
      const hiccup = () => (random() < (shape.doubled ?? 0) ? 2 : 1);
      return Array.from({ length: runs }, () => centre * Math.exp(shape.noise * normal()) * hiccup());
    });
  const claims = ({ code }) => !["equivalent", "inconclusive", "not-enough"].includes(code);
  const sessions = (values) => values.map((own, at) => ({ session: `p${at}`, value: median(own), calls: own.length }));
  let paired = 0;
  let pooled = 0;
  for (let study = 0; study < studies; study += 1) {
    const [a, b] = [side(1), side(ratio)];
    if (claims(verdictBySession(sessions(a), sessions(b), { betterIs: "lower" }))) paired += 1;
    if (claims(verdict(a.flat(), b.flat(), { betterIs: "lower" }))) pooled += 1;
  }
  return { paired: paired / studies, pooled: pooled / studies };
}

/** Prints the table: a row a kind of prompts, their number and the runs. */
export function printByPrompt(studies) {
  console.log(
    `\n${studies} comparisons each over prompts of one variant with itself, and with one that is 10 % slower: those that claim a difference`,
  );
  console.log("prompts                number  runs  false: paired   one pool  seen: paired  one pool");
  const share = (part, width) => `${(100 * part).toFixed(1)} %`.padStart(width);
  for (const [name, shape] of promptShapes)
    for (const [prompts, runs] of [
      [6, 3],
      [10, 1],
      [10, 3],
      [10, 6],
    ]) {
      const given = { prompts, runs, studies, seed: 20261128 };
      const none = claimsByPrompt(shape, { ...given, ratio: 1 });
      const some = claimsByPrompt(shape, { ...given, ratio: 1.1 });
      console.log(
        `${name.padEnd(21)}  ${String(prompts).padStart(6)}  ${String(runs).padStart(4)}  ${share(none.paired, 13)}  ${share(none.pooled, 9)}  ${share(some.paired, 12)}  ${share(some.pooled, 8)}`,
      );
    }
}
