// How often the set that cannot be told from the best holds the best, and how often it has one member where one variant is ahead by 10 %:
// on data whose truth is known.
import { leave, normalQuantile, seededRandom } from "../../dist/stats/index.js";

/** Draws a value of variant i in a block, as a factor of its centre. */
const noises = [
  ["3 %", (normal) => Math.exp(0.03 * normal())],
  ["20 %", (normal) => Math.exp(0.2 * normal())],
  ["10 % doubled", (normal, random) => Math.exp(0.03 * normal()) * (random() < 0.1 ? 2 : 1)],
  ["one 5 × noisy", (normal, _random, i) => Math.exp((i === 0 ? 0.15 : 0.03) * normal())],
  ["unequal sd", (normal, _random, i) => Math.exp(0.02 * (1 + (i % 4)) * normal())],
];
const shapes = [
  [2, 4],
  [2, 10],
  [6, 6],
  [6, 10],
  [12, 6],
  [12, 10],
  [48, 10],
];

/** Shares over seeded repetitions: the set holds the first variant when all are equal; it is the only member when 10 % ahead. */
export function bestSetShares(noise, k, n, repetitions, seed) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
  const alpha = k === 2 || (k >= 40 && n <= 6) ? 0.04 : 0.05;
  let held = 0;
  let alone = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const ahead of [1, 0.9]) {
      const logs = Array.from({ length: k }, (_, i) =>
        Array.from({ length: n }, () => Math.log((i === 0 ? ahead : 1) * noise(normal, random, i))),
      );
      const stays = leave(logs, { alpha }).worseThan.flatMap((by, i) => (by === null ? [i] : []));
      if (ahead === 1 && stays.includes(0)) held += 1;
      if (ahead < 1 && stays.length === 1 && stays[0] === 0) alone += 1;
    }
  }
  return { held: held / repetitions, alone: alone / repetitions };
}

/** Prints the table: one row a number of variants and runs, one column a kind of noise. */
export function printBestSet(repetitions) {
  console.log(
    `\nthe set of the best, ${repetitions} repetitions a cell: holds the best when all are equal / is the best alone when it is 10 % ahead`,
  );
  console.log(`variants  runs  ${noises.map(([name]) => name.padStart(14)).join("")}`);
  for (const [k, n] of shapes) {
    const cells = noises.map(([, noise]) => {
      const { held, alone } = bestSetShares(noise, k, n, repetitions, 20261128);
      return `${held.toFixed(3)} / ${alone.toFixed(2)}`.padStart(14);
    });
    console.log(`${String(k).padStart(8)}  ${String(n).padStart(4)}  ${cells.join("")}`);
  }
}
