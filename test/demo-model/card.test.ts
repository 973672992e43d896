import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(__dirname, "..", "..", "data", "models");
const model = readFileSync(join(folder, "chimera-demo.gguf"));

describe("the demo model", () => {
  it("is a GGUF of at most 8 MB", () => {
    expect(model.subarray(0, 4).toString("latin1")).toBe("GGUF");
    expect(model.length).toBeLessThanOrEqual(8_000_000);
  });

  it("is the file that its card describes", () => {
    const card = readFileSync(join(folder, "README.md"), "utf8");
    expect(card).toContain(createHash("sha256").update(model).digest("hex"));
  });
});
