// Finishes package-lock.json after `npm install`: run it whenever the lock file was made anew.
//
// 1. node-llama-cpp ships one prebuilt package a platform. A registry mirror shows only some of them, and then `npm ci` on
//    another platform stops with "Missing: … from lock file": the entries that it wants are added here.
// 2. Its ARM packages say that they also serve x64 (for cross-compiling); 40 MB that nothing here loads.
// 3. No entry may say where it was downloaded from: everybody uses their own registry.
//
// `node tools/lockfile.mjs` rewrites the file; with `--check` it exits 1 if there is something to rewrite.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), "package-lock.json");
const platforms = {
  "linux-arm64": { os: ["linux"], cpu: ["arm64"], libc: ["glibc"] },
  "linux-armv7l": { os: ["linux"], cpu: ["arm"], libc: ["glibc"] },
  "linux-riscv64": { os: ["linux"], cpu: ["riscv64"], libc: ["glibc"] },
  "mac-arm64-metal": { os: ["darwin"], cpu: ["arm64"] },
  "mac-x64": { os: ["darwin"], cpu: ["x64"] },
  "win-arm64": { os: ["win32"], cpu: ["arm64"] },
  "win-x64": { os: ["win32"], cpu: ["x64"] },
};

const before = readFileSync(file, "utf8");
const lock = JSON.parse(before);
const llama = lock.packages["node_modules/node-llama-cpp"];
for (const [platform, where] of Object.entries(platforms)) {
  const key = `node_modules/@node-llama-cpp/${platform}`;
  const known = lock.packages[key];
  lock.packages[key] = {
    version: llama.optionalDependencies[`@node-llama-cpp/${platform}`],
    ...(known?.integrity ? { integrity: known.integrity } : {}),
    cpu: where.cpu,
    ...(where.libc ? { libc: where.libc } : {}),
    license: "MIT",
    optional: true,
    os: where.os,
    engines: { node: ">=20.0.0" },
  };
}
for (const entry of Object.values(lock.packages)) {
  if (/^https?:/.test(entry.resolved ?? "")) delete entry.resolved;
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));

const after = `${JSON.stringify(lock, null, 2)}\n`;
if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("package-lock.json is not finished: run `node tools/lockfile.mjs` and commit the result.");
    process.exit(1);
  }
} else {
  writeFileSync(file, after);
}
