import { createRequire } from "node:module";

import type * as danfoModule from "danfojs-node";
import { describe, expect, it } from "vitest";

import { frameOf, toFrame } from "../../src/frame";
import { reservedNames } from "../../src/frame/reserved-names";
import { measurement } from "./measurement";

const { DataFrame } = createRequire(__filename)("danfojs-node") as typeof danfoModule;

/** What is done with frames all the time, over a frame with a column of this name, made by Danfo alone; true where all of it works. */
function works(name: string): boolean {
  try {
    const frame = new DataFrame(
      [
        [1, 2],
        [3, 4],
      ],
      { columns: [name, "z"] },
    );
    const { values, columns, index, shape, dtypes } = frame;
    frame.column(name).mean();
    frame.head(1).toString();
    frame.sortValues("z");
    frame.query(frame.column("z").gt(2));
    frame.groupby([name]).col(["z"]).mean();
    frame.describe();
    frame.loc({ rows: [0] });
    frame.iloc({ rows: [0] });
    frame.drop({ columns: ["z"] });
    frame.copy();
    frame.addColumn("y", [1, 2]);
    frame.rename({ z: "w" });
    frame.append([[1, 2]], [5]);
    frame.selectDtypes(["int32"]);
    frame.apply(() => 1);
    const seen = JSON.stringify([values, columns, index, shape, dtypes]);
    return seen === JSON.stringify([[[1, 2], [3, 4]], [name, "z"], [0, 1], [2, 2], ["int32", "int32"]]); // prettier-ignore
  } catch {
    return false;
  }
}

/** Every property of a frame, its own and those of its classes. */
function propertiesOfFrames(): readonly string[] {
  const names = new Set<string>();
  for (let of: unknown = new DataFrame([[1]], { columns: ["x"] }); of !== null; of = Object.getPrototypeOf(of)) {
    for (const name of Object.getOwnPropertyNames(of)) if (name !== "x") names.add(name);
  }
  return [...names];
}

describe("names of columns", () => {
  it("are refused exactly where they break a frame", () => {
    const breaking = propertiesOfFrames().filter((name) => !works(name));
    expect([...reservedNames].sort()).toEqual([...breaking].sort());
  });

  it.each(["values", "$data", "columns"])("are refused with what to do: %s", (name) => {
    const made = (): unknown => frameOf([{ name, values: [1] }]);
    expect(made).toThrow(TypeError);
    expect(made).toThrow(
      `frameOf can make no column named "${name}", which would hide what a Danfo frame needs for itself: give it`,
    );
  });

  it("of measurements, settings and dimensions are none of them, whatever a file calls them", () => {
    const each = measurement({ settings: { values: 1, $data: "x" }, dimensions: { columns: 2 } });
    expect(toFrame([each]).column("settings.$data").values).toEqual(["x"]);
    expect(frameOf([{ name: "mean", values: [1, 2] }]).column("mean").values).toEqual([1, 2]);
  });
});
