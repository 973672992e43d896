// Checks what no linter sees: no committed file names a path of somebody's machine, no test is skipped or focused, and every dependency
// has its line in CONTRIBUTING.md. `node tools/clean.mjs [FOLDER]` exits 1 and names each place.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
const left = new Set(["node_modules", "dist", "out", "coverage", ".venv", ".chimera", ".git", ".vitest"]);

/** Files that git knows, or every file where this is no checkout. */
function files() {
  const known = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  if (known.status === 0 && known.stdout !== "") return known.stdout.split("\0").filter(Boolean);
  const walk = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (left.has(entry.name)) return [];
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
  return walk("");
}

// Tests of what must not be published name the home folders of nobody: Marlene's, Otto's and Zaphod's.
const machinePath =
  /(?:^|[\s"'`(=,;])(?:\/(?:home|Users|root|tmp|work|var\/folders)\/(?!(?:marlene|otto|x|zaphod)\b)[\w.-]|[A-Z]:\\+Users\\+(?!\\|(?:marlene|otto|x|zaphod)\b))/;
// In pieces, so that this file does not find itself.
const focused = new RegExp(`\\b(?:it|test|describe|suite)\\.(?:${["only", "skip", "todo", "fails"].join("|")})\\b`);
const binary = /\.(?:gguf|png|jpe?g|gz|woff2?)$/;
const problems = [];

for (const path of files()) {
  if (binary.test(path)) continue;
  let text;
  try {
    text = readFileSync(join(root, path), "utf8");
  } catch {
    continue; // deleted, but still known to git
  }
  const test = /(?:^|\/)test\/.*\.[mc]?ts$/.test(path);
  for (const [index, line] of text.split("\n").entries()) {
    if (machinePath.test(line)) problems.push(`${path}:${index + 1} names a path of one machine`);
    if (test && focused.test(line)) problems.push(`${path}:${index + 1} skips or focuses a test`);
  }
}

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const table = readFileSync(join(root, "CONTRIBUTING.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|")[1]);
for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
  if (!table.some((cell) => cell.includes(`\`${name}\``))) {
    problems.push(`CONTRIBUTING.md has no line for the dependency ${name}`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
