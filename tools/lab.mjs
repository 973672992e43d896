// `npm run lab`: builds the library if it is not built, then starts JupyterLab as `chimera lab` does.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, "dist", "notebook", "index.js");
if (!existsSync(built)) {
  const { status } = spawnSync(process.execPath, [join(root, "tools", "build.mjs")], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
const { lab } = createRequire(import.meta.url)(built);
const words = process.argv.slice(2);
const port = words.indexOf("--port");
try {
  process.exitCode = await lab({
    kernelOnly: words.includes("--kernel-only"),
    open: !words.includes("--no-open"),
    ...(port < 0 ? {} : { port: Number(words[port + 1]) }),
    onProgress: (line) => console.error(line),
  });
} catch (error) {
  console.error(error.name === "UserError" ? error.message : error);
  process.exitCode = 1;
}
