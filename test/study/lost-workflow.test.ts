import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { study } from "../../src/study";
import { agent } from "../../src/workload";
import { closeAll, folder, reporting, scripted, wholeReport } from "./scripted-study";

afterEach(closeAll);

it("a run's times that were lost are written again though all its calls are there, and no call is made for them", async () => {
  const out = join(await folder(), "study");
  const { connection, server } = await scripted({ say: reporting(wholeReport()) });
  const workload = agent(join(packageRoot(), "data", "sample"));
  const variants = [{ name: "baseline", options: {} }];
  const options = { connection, workload, variants, runs: 2, narrative: false, out } as const;
  expect((await study(options)).study.workflow).toHaveLength(2);
  const file = join(out, "workflow.jsonl");
  const [first, second] = (await readFile(file, "utf8")).split("\n");
  const asked = server.asked.length;
  for (const left of ["", `${first!}\n`, `${second!}\n`, `${first!}\n${second!.slice(0, 20)}`]) {
    await writeFile(file, left);
    const { workflow } = (await study(options)).study;
    expect(workflow.map(({ run }) => run).sort()).toEqual([1, 2]);
    expect(workflow.every(({ ingestMs }) => ingestMs > 0)).toBe(true);
  }
  expect(server.asked).toHaveLength(asked);
});
