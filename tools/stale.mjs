// Says whether dist/ was made from the sources that are here now.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The file that remembers what dist/ was built from. */
export function stampFile() {
  return join(root, "dist", ".built-from");
}

/** One digest over every source file and the compiler's settings. */
export function sourceStamp() {
  const hash = createHash("sha256");
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else hash.update(entry.name).update("\0").update(readFileSync(path)).update("\0");
    }
  };
  walk(join(root, "src"));
  for (const name of ["tsconfig.json", "tsconfig.build.json"]) hash.update(readFileSync(join(root, name)));
  return hash.digest("hex");
}

/** True when dist/ is missing or older than its sources. */
export function isStale() {
  if (!existsSync(join(root, "src"))) return false;
  return !existsSync(stampFile()) || readFileSync(stampFile(), "utf8").trim() !== sourceStamp();
}
