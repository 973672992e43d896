// Makes one call to the server named, with the compiled library: tells once when text came, then the record.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const { connect, measure } = require(join(here, "../../dist/llm/index.js"));
const connection = await connect({ server: process.argv[2] });
let told = false;
const record = await measure(connection, {
  id: "c1",
  study: "test",
  run: 1,
  stage: "analysis",
  variant: "baseline",
  model: { name: "m" },
  prompt: "Say something.",
  options: {},
  cache: "allow",
  onToken: () => {
    if (!told) process.send("text");
    told = true;
  },
});
process.send(record, () => process.disconnect());
