// Prints what the program asks of a model, as the program itself has it: labels of its facts and its prompt templates (needs `npm run build`).
// Usage: node catalogue.mjs > WORKDIR/catalogue.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { catalogue } = require("../../dist/facts/catalogue.js");
const template = (name) => readFileSync(new URL(`../../templates/prompts/${name}.njk`, import.meta.url), "utf8");

console.log(
  JSON.stringify({
    labels: catalogue.map(({ label }) => label),
    templates: Object.fromEntries(["analysis", "report", "choice"].map((name) => [name, template(name)])),
  }),
);
