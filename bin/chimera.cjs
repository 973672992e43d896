#!/usr/bin/env node
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const main = join(__dirname, "..", "dist", "cli", "main.js");
if (!existsSync(main)) {
  console.error("chimera is not built yet: run `npm run build` in its folder (or `npm start`, which also installs).");
  process.exit(1);
}
require(main).run(process.argv.slice(2));
