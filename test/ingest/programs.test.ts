import { describe, expect, it } from "vitest";

import { holds } from "./cases";
import { ingestFiles } from "./folder";
import { firstRound } from "./programs/first-round";
import { secondRound } from "./programs/second-round";

describe("files of programs that are in use, by the names that they write", () => {
  it.each([...firstRound, ...secondRound])("%s", async (name, text, expected) => {
    const result = await ingestFiles({ [name]: text });
    expect(expected.filter((each) => !holds(each, result))).toEqual([]);
  });
});
