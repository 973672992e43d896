import { describe, expect, it } from "vitest";

import { isAlphanumeric } from "../../src/ingest/parse/alphanumeric";
import { stripEmphasis } from "../../src/ingest/parse/emphasis";
import { failureWord } from "../../src/ingest/values/failure";

describe("letters and digits", () => {
  it("are those of every script", () => {
    for (const each of ["a", "Z", "0", "9", "é", "ж", "語", "٣", "\u{1d4d0}"])
      expect(isAlphanumeric(each), each).toBe(true);
    for (const each of ["", " ", "_", "@", "[", "`", "{", "/", ":", "±", "✓", undefined]) {
      expect(isAlphanumeric(each), each).toBe(false);
    }
  });

  it("end a word for a failure only where the word ends", () => {
    for (const text of ["OOM", "timed out", "error: no memory", "FAILED (exit 1)", "✗"]) {
      expect(failureWord(text), text).toBeDefined();
    }
    for (const text of ["errorless", "oomé", "crashжурнал", "failsafe", "fail2ban", "killed\u{1d4d0}"]) {
      expect(failureWord(text), text).toBeUndefined();
    }
  });

  it("keep an underscore inside of a word, in every script", () => {
    expect(stripEmphasis("модель_имя_1")).toBe("модель_имя_1");
    expect(stripEmphasis("_модель_ имя")).toBe("модель имя");
    expect(stripEmphasis("a_b _c_")).toBe("a_b c");
  });
});
