// Compiles src/ to dist/ (JavaScript and types) and lets notebooks import the library by its name.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sourceStamp, stampFile } from "./stale.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `node_modules/chimera-notebook` → this package, so that a cell writes `import … from "chimera-notebook"`. */
function linkByName() {
  const link = join(root, "node_modules", "chimera-notebook");
  const stat = lstatSync(link, { throwIfNoEntry: false });
  if (stat?.isSymbolicLink() && existsSync(join(link, "package.json")) && readlinkSync(link) !== "") return;
  if (stat) rmSync(link, { recursive: true, force: true });
  symlinkSync(process.platform === "win32" ? root : "..", link, process.platform === "win32" ? "junction" : "dir");
}

const stamp = sourceStamp();
if (process.argv.includes("--clean")) rmSync(join(root, "dist"), { recursive: true, force: true });
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (status !== 0) {
  console.error(
    "The build failed: the library in src/ does not compile; mend the errors above and run `npm run build` again.",
  );
  process.exit(1);
}
linkByName();
writeFileSync(stampFile(), `${stamp}\n`);
