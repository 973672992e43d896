import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { isNewEnough, requirePython } from "../../src/notebook/venv";

/** A program called python3 that says what a Python would. */
const python = (version: string, venv: boolean): string =>
  `#!/bin/sh\nif [ "$1" = --version ]; then echo "Python ${version}"; exit 0; fi\nexit ${venv ? 0 : 1}\n`;

describe.skipIf(process.platform === "win32")("the Python for JupyterLab", () => {
  let folder: string;
  const path = process.env.PATH;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "chimera-python-"));
    process.env.PATH = folder;
  });
  afterEach(async () => {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  });
  const have = async (text: string): Promise<void> => {
    await writeFile(join(folder, "python3"), text);
    await chmod(join(folder, "python3"), 0o755);
  };

  it("is asked for in words when there is none", () => {
    expect(() => requirePython()).toThrow(/Python was not found.*apt install python3 python3-venv.*without Python/);
  });

  it("is asked for in words when it is too old", async () => {
    await have(python("3.8.10", true));
    expect(() => requirePython()).toThrow(/Python 3\.8\.10 is too old.*3\.10 or newer/);
  });

  it("is asked for its venv module in words", async () => {
    await have(python("3.12.1", false));
    expect(() => requirePython()).toThrow(/Python 3\.12\.1 has no venv module.*apt install python3-venv/);
  });

  it("is taken when it has all", async () => {
    await have(python("3.12.1", true));
    expect(requirePython()).toEqual({ command: "python3", version: "3.12.1" });
  });

  it("is new enough from 3.10 on", () => {
    expect(["2.7.18", "3.9.20", "3.10.0", "3.14.1", "4.0"].map(isNewEnough)).toEqual([false, false, true, true, true]);
  });
});
