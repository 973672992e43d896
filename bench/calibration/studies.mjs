// How often a whole study of variants that are all the same claims a difference somewhere: "A/A", through planOrder and summarize.
import { planOrder, seededRandom, summarize } from "../../dist/stats/index.js";

/** Values of one call: what the machine does at that moment (drift), chance, and now and then a hiccup. */
function machine(random, { drift, tail, outliers }) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const slope = drift === 0 ? 0 : (2 * random() - 1) * 2 * drift;
  return (place) => {
    const now = 1 + slope * (place - 0.5);
    const hiccup = random() < outliers ? 1.5 + random() : 1;
    const ttftMs = now * hiccup * (120 - 120 * tail * Math.log(1 - random()));
    const throughput = (60 * (1 + 0.02 * normal())) / (now * hiccup);
    return { ttftMs, throughput };
  };
}

export const studyShapes = [
  ["floor + tail", { drift: 0, tail: 0.1, outliers: 0 }],
  ["long tail", { drift: 0, tail: 0.5, outliers: 0 }],
  ["10 % outliers", { drift: 0, tail: 0.1, outliers: 0.1 }],
  ["drift 10 %", { drift: 0.1, tail: 0.05, outliers: 0 }],
  ["drift 30 %", { drift: 0.3, tail: 0.05, outliers: 0 }],
  ["drift, outliers", { drift: 0.1, tail: 0.2, outliers: 0.1 }],
];

/**
 * Shares of `studies` null studies in which any verdict says faster or slower (`alternated`), or any difference at all (`any`), and what it
 * would be if the runs of a variant came in one block (`blocked`).
 */
export function falseAlarms(shape, { runs, variants, studies, seed }) {
  const random = seededRandom(seed);
  const names = ["baseline", ...Array.from({ length: variants - 1 }, (_, at) => `same-${at + 1}`)];
  let family = 0;
  let alternated = 0;
  let any = 0;
  let blocked = 0;
  for (let study = 0; study < studies; study += 1) {
    const plan = planOrder({
      variants: names.map((name) => ({ name, options: { temperature: 0.8 } })),
      runs,
      sessions: [{ stages: ["analysis", "report"] }],
      seed: seed + study,
    });
    const draw = machine(random, shape);
    const last = plan.length - 1;
    const calls = (order) =>
      order.map(({ id, order: at, run, stage, variant }, place) => {
        const { ttftMs, throughput } = draw(place / last);
        const clock = { ttftMs, durationMs: ttftMs + 4000 };
        return {
          id,
          order: at,
          run,
          stage,
          variant,
          status: "ok",
          speed: { valid: true },
          answer: "whole",

          clock,
          server: {},
          throughput,
        };
      });
    const claims = (list) => list.some(({ code }) => code === "faster" || code === "slower");
    const verdicts = (order) => summarize(calls(order)).comparisons.map(({ verdict }) => verdict);
    const given = verdicts(plan);
    family = given.length;
    if (claims(given)) alternated += 1;
    if (claims(given) || given.some(({ code }) => code === "small" || code.endsWith("-by-open"))) any += 1;
    const blocks = names.flatMap((name) => plan.filter(({ variant }) => variant === name));
    if (claims(verdicts(blocks))) blocked += 1;
  }
  return { family, alternated: alternated / studies, any: any / studies, blocked: blocked / studies };
}
