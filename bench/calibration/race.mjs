// Races on data whose truth is known: how often the best one leaves, what share of the whole grid's calls is made, and how many are left at the end.
import { normalQuantile, race, raceLooks, seededRandom } from "../../dist/stats/index.js";

/** Draws a value of variant i in a block of n, as a factor of its centre. */
const noises = [
  ["3 %", (normal) => Math.exp(0.03 * normal())],
  ["10 % doubled", (normal, random) => Math.exp(0.03 * normal()) * (random() < 0.1 ? 2 : 1)],
  ["noisy best", (normal, _random, i) => Math.exp((i === 0 ? 0.15 : 0.03) * normal())],
  ["drift 10 %", (normal, _random, _i, block) => Math.exp(0.03 * normal()) * (1 + block / 100)],
];
const truths = [
  ["one clear winner", (k) => Array.from({ length: k }, (_, i) => (i === 0 ? 1 : 1.1))],
  ["three equal", (k) => Array.from({ length: k }, (_, i) => (i < 3 ? 1 : 1.1))],
  ["all equal", (k) => Array.from({ length: k }, () => 1)],
  ["geometric", (k) => Array.from({ length: k }, (_, i) => 1.05 ** i)],
];

/** Shares over seeded races: the first variant left; calls made of the whole grid; and the mean size of the final set. */
export function raceShares(noise, centres, strict, repetitions, seed) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
  const variants = centres.map((_, i) => `v${i}`);
  const last = raceLooks(strict).at(-1);
  let lost = 0;
  let calls = 0;
  let size = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const blocks = Array.from(
      { length: last },
      (_, block) => new Map(centres.map((centre, i) => [variants[i], centre * noise(normal, random, i, block)])),
    );
    const { stays, left, looks } = race({ variants, better: "lower", strict }, blocks);
    if (!stays.includes("v0")) lost += 1;
    // One that is alone is measured no further.
    const whole = stays.length === 1 ? looks.at(-1) : last;
    calls += left.reduce((sum, { after }) => sum + after, stays.length * whole);
    size += stays.length;
  }
  return {
    lost: lost / repetitions,
    calls: calls / repetitions / centres.length / last,
    size: size / repetitions,
  };
}

/** Prints the tables, of the usual and of the strict rule. */
export function printRaces(repetitions) {
  for (const strict of [false, true]) {
    console.log(
      `\nraces${strict ? ", strict" : ""}, ${repetitions} repetitions a cell: the best one left / share of the grid's calls / size of the final set`,
    );
    console.log(`variants  noise           ${truths.map(([name]) => name.padStart(20)).join("")}`);
    for (const k of [12, 48]) {
      for (const [name, noise] of noises) {
        const cells = truths.map(([, centres]) => {
          const { lost, calls, size } = raceShares(noise, centres(k), strict, repetitions, 20261129);
          return `${lost.toFixed(3)} / ${calls.toFixed(2)} / ${size.toFixed(1)}`.padStart(20);
        });
        console.log(`${String(k).padStart(8)}  ${name.padEnd(14)}  ${cells.join("")}`);
      }
    }
  }
}
