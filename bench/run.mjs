// `npm run bench` lists the benchmarks; `npm run bench -- NAME [args]` runs bench/NAME/run.mjs; `npm run bench -- all` runs each in turn.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ready } from "../tools/ready.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).filter((name) => existsSync(join(here, name, "run.mjs")));
const [wanted, ...rest] = process.argv.slice(2);
if (wanted === undefined) {
  console.log(
    `Benchmarks: ${names.join(", ")}. Run one with \`npm run bench -- NAME\`, each of them with \`npm run bench -- all\`.`,
  );
} else if (wanted !== "all" && !names.includes(wanted)) {
  console.error(`There is no benchmark "${wanted}": choose one of ${names.join(", ")}, or all.`);
  process.exitCode = 2;
} else {
  ready();
  for (const name of wanted === "all" ? names : [wanted]) {
    console.log(`\n== ${name}`);
    const { status } = spawnSync(process.execPath, [join(here, name, "run.mjs"), ...rest], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
