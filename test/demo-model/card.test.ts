import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { connect } from "../../src/llm";

const folder = join(__dirname, "..", "..", "data", "models");
const model = readFileSync(join(folder, "chimera-demo.gguf"));
const card = readFileSync(join(folder, "README.md"), "utf8").replace(/\s+/g, " ");

describe("the demo model", () => {
  it("is a GGUF of at most 8 MB", () => {
    expect(model.subarray(0, 4).toString("latin1")).toBe("GGUF");
    expect(model.length).toBeLessThanOrEqual(8_000_000);
  });

  it("is the file that its card describes", () => {
    expect(card).toContain(createHash("sha256").update(model).digest("hex"));
    expect(card).toContain(`${model.length.toLocaleString("en-US")} bytes`);
  });

  it("has the parameters and the context that its card says, as the engine reads them", async () => {
    const connection = await connect({ embedded: true });
    try {
      const shown = await connection.model();
      expect(card).toContain(`${Number.parseFloat(shown.parameterSize!).toFixed(1)} million parameters`);
      expect(card).toContain(shown.quantization!.toLowerCase());
      expect(shown.contextLength).toBe(2048);
      expect(card).toContain("context 2,048");
    } finally {
      await connection.close();
    }
  });

  it("is called a demo model that is no match for a real one", () => {
    expect(card).toMatch(/demo model/i);
    expect(card).toMatch(/use a real model for real prose/i);
    expect(card).toMatch(/cannot/i);
  });
});
