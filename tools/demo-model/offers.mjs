// Prints statements to choose from, as the choice's prompt shows them, of many made studies: one JSON line each (needs `npm run build`).
// Usage: node offers.mjs [--registries 240] > WORKDIR/offers.jsonl
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

import { makeRegistries } from "../../bench/checker/made.mjs";

const require = createRequire(import.meta.url);
const { claims } = require("../../dist/claims/index.js");
const { facts } = require("../../dist/facts/index.js");
const { ingest } = require("../../dist/ingest/index.js");
const { offerOf } = require("../../dist/narrative/index.js");
const { narrativeSections } = require("../../dist/records/index.js");
const { seededRandom } = require("../../dist/stats/index.js");

const { values } = parseArgs({ options: { registries: { type: "string", default: "240" } } });
const sample = await ingest(new URL("../../data/sample", import.meta.url).pathname);
const registries = makeRegistries({ facts, seededRandom, ingest: sample }, 23, Number(values.registries));
const random = seededRandom(24);
registries.forEach((registry, at) => {
  for (let seed = 1; seed <= 8; seed += 1) {
    // Studies without files, without failures, of few facts: what is not there cannot be chosen.
    const share = [1, 1, 0.7, 0.4][Math.floor(4 * random())];
    const without = random() < 0.25 ? "data" : undefined;
    const kept = registry.facts.filter(({ group }) => group !== without && random() < share);
    const offer = offerOf(claims({ ...registry, facts: kept }, seed), 500 + Math.floor(2200 * random()));
    if (offer.claims.length < 4) continue;
    const offered = [...offer.byCode].map(([code, { kind, sections }]) => ({
      code,
      kind,
      sections: narrativeSections.filter((name) => sections.includes(name)),
    }));
    console.log(JSON.stringify({ heldOut: at % 12 === 11, lines: offer.lines, claims: offered }));
  }
});
