import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { packageRoot } from "../../src/files";

const text = readFileSync(join(packageRoot(), "docs", "robustness.md"), "utf8");
const rows = text.split("\n").filter((line) => line.startsWith("|") && !/^\|(?:-|\s*What happens)/.test(line));

it.each(rows.map((row) => [row.split("|")[1]!.trim(), row] as const))(
  "the table names a test that is there: %s",
  (_kind, row) => {
    const named = [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!);
    expect(named.length).toBeGreaterThan(0);
    for (const file of named) expect(existsSync(join(packageRoot(), file)), file).toBe(true);
  },
);

it("the table names benchmarks that are there", () => {
  const named = [...text.matchAll(/npm run bench -- ([\w-]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(2);
  for (const name of named) expect(existsSync(join(packageRoot(), "bench", name, "run.mjs")), name).toBe(true);
});
