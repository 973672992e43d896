// False alarms of the verdict and coverage of the intervals on data whose truth is known, of single comparisons and of whole studies,
// of the set that cannot be told from the best, of comparisons paired by prompt, and the time of the greatest exact test.
// Usage: npm run bench -- calibration [PAIRS] [STUDIES] [REPETITIONS]
import {
  mannWhitney,
  medianInterval,
  normalQuantile,
  seededRandom,
  verdict,
  hodgesLehmannRatio,
} from "../../dist/stats/index.js";
import { printBestSet } from "./best-set.mjs";
import { printByPrompt } from "./by-session.mjs";
import { printRaces } from "./race.mjs";
import { falseAlarms, studyShapes } from "./studies.mjs";

const pairs = Number(process.argv[2] ?? 2000);
const studies = Number(process.argv[3] ?? 300);
const repetitions = Number(process.argv[4] ?? 1000);
const random = seededRandom(20261124);
const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
const shapes = [
  ["normal", () => 100 + 5 * normal(), 100],
  ["10 % doubled", () => (100 + 3 * normal()) * (random() < 0.1 ? 2 : 1), 100 + 3 * normalQuantile(0.5 / 0.9)],
  ["log-normal .5", () => 100 * Math.exp(0.5 * normal()), 100],
  ["floor + tail", () => 100 - 10 * Math.log(1 - random()), 100 + 10 * Math.LN2],
];
const percent = (count) => `${((100 * count) / pairs).toFixed(1)} %`.padStart(10);
console.log(`${pairs} null pairs each, margin 5 %, seed 20261124`);
console.log("shape            n  verdict 1 or 2    p < .05  median covered  ratio covered");
for (const [name, draw, centre] of shapes) {
  for (const n of [5, 10, 20]) {
    const sample = () => Array.from({ length: n }, draw);
    let alarms = 0;
    let small = 0;
    let covered = 0;
    let ratio = 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      const x = sample();
      const y = sample();
      const result = verdict(x, y, { betterIs: "lower" });
      if (result.code === "faster" || result.code === "slower") alarms += 1;
      if (result.p < 0.05) small += 1;
      const interval = medianInterval(x);
      if (interval.low <= centre && centre <= interval.high) covered += 1;
      const shift = hodgesLehmannRatio(x, y);
      if (shift.low <= 1 && 1 <= shift.high) ratio += 1;
    }
    console.log(
      `${name.padEnd(14)} ${String(n).padStart(3)}  ${percent(alarms).padStart(14)} ${percent(small)}  ${percent(covered).padStart(14)}  ${percent(ratio).padStart(13)}`,
    );
  }
}
console.log(
  `\n${studies} studies each of variants that are all the same, two stages, TTFT and throughput: those with any verdict`,
);
console.log("study            runs  variants  family  faster/slower  small too  the same in blocks AAAA BBBB");
for (const [name, shape] of studyShapes) {
  for (const [runs, variants] of [
    [6, 2],
    [10, 2],
    [6, 4],
  ]) {
    const { family, alternated, any, blocked } = falseAlarms(shape, { runs, variants, studies, seed: 7 });
    const share = (part, width) => `${(100 * part).toFixed(1)} %`.padStart(width);
    console.log(
      `${name.padEnd(16)} ${String(runs).padStart(4)}  ${String(variants).padStart(8)}  ${String(family).padStart(6)}  ${share(alternated, 13)}  ${share(any, 9)}  ${share(blocked, 30)}`,
    );
  }
}
printBestSet(repetitions);
printByPrompt(studies);
const tied = (add) => Array.from({ length: 30 }, () => Math.floor(random() * 12) + add);
const times = Array.from({ length: 21 }, () => {
  const [x, y] = [tied(0), tied(1)];
  const from = performance.now();
  mannWhitney(x, y);
  return performance.now() - from;
}).sort((a, b) => a - b);
console.log(`\nexact U, 30 v 30 with ties: median ${times[10].toFixed(1)} ms, most ${times[20].toFixed(1)} ms of 21`);
printRaces(Math.ceil(repetitions / 4));
