// Prints what the program asks of a model, as the program itself has it: catalogue of facts and prompt templates (needs `npm run build`).
// Usage: node catalogue.mjs > WORKDIR/catalogue.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { catalogue } = require("../../dist/facts/catalogue.js");
const { narrativeSections } = require("../../dist/records/index.js");
const template = (name) => readFileSync(new URL(`../../templates/prompts/${name}.njk`, import.meta.url), "utf8");

console.log(
  JSON.stringify({
    kinds: catalogue.map(({ id, key, group, label, priority }) => ({ id, key, group, label, priority })),
    sections: narrativeSections,
    templates: { analysis: template("analysis"), report: template("report") },
  }),
);
