// What `npm start`, `npm test` and `npm run lab` have in common: packages installed, library built, and saying so.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isStale } from "./stale.mjs";

/** The folder of this package. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program in the package's folder, its output shown; ends this process with one sentence if it fails. */
function must(program, args, sentence) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32" && program === "npm",
  });
  if (error || status !== 0) {
    console.error(`${sentence}${error ? ` (${error.message})` : ""}`);
    process.exit(1);
  }
}

/** True when node_modules is missing or older than what the lock file asks for. */
function needsInstall() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  return (
    statSync(join(root, "package-lock.json")).mtimeMs > statSync(installed).mtimeMs &&
    Object.entries(wanted).some(
      ([path, entry]) =>
        path.startsWith("node_modules/") && !entry.optional && !entry.link && have[path]?.version !== entry.version,
    )
  );
}

/** Installs and builds what is missing; a second call does nothing and says nothing. */
export function ready() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Node ${process.versions.node} is too old: chimera-notebook needs Node 20.19 or newer; install it from nodejs.org or your package manager.`,
    );
    process.exit(1);
  }
  if (needsInstall()) {
    console.log("Installing the packages that package-lock.json names (npm ci) …");
    must(
      "npm",
      ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
      "The packages could not be installed: look at the lines above, then run the command again.",
    );
    // 35 MB of llama.cpp's history, for a build from scratch that the kit never makes.
    rmSync(join(root, "node_modules", "node-llama-cpp", "llama", "gitRelease.bundle"), { force: true });
  }
  if (isStale()) {
    console.log("Building the library (src/ → dist/) …");
    must(process.execPath, ["tools/build.mjs", "--clean"], "The library could not be built: see the lines above.");
  }
}
