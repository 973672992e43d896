import type { DataFrame } from "danfojs-node";

import type { CallRecord, Measurement } from "../records";
import { danfo } from "./danfo";
import { callColumns, measurementColumns } from "./columns";
import type { Column } from "./columns";
import { reservedNames } from "./reserved-names";
import { rememberUnits } from "./units";

/**
 * A Danfo frame of measurements or call records. It is built from columns, as Danfo places the values of row objects by their position;
 * a missing number is NaN, and `frameToHtml` shows the units.
 * @param records all of one type
 */
export function toFrame(records: readonly Measurement[] | readonly CallRecord[]): DataFrame {
  const first = records[0];
  const calls = first !== undefined && "clock" in first;
  return frameOf(
    calls ? callColumns(records as readonly CallRecord[]) : measurementColumns(records as readonly Measurement[]),
  );
}

/**
 * A Danfo frame of columns of the same length. Each cell stays what it is, also in a column of numbers and texts.
 * @throws TypeError when a column is longer than the first, or has a name that Danfo's frame needs for itself
 */
export function frameOf(columns: readonly Column[]): DataFrame {
  const length = columns[0]?.values.length ?? 0;
  const odd = columns.find((column) => column.values.length !== length);
  if (odd !== undefined) throw new TypeError(`Column ${odd.name} has ${odd.values.length} values, not ${length}.`);
  const taken = columns.find(({ name }) => reservedNames.has(name));
  if (taken !== undefined) {
    throw new TypeError(
      `frameOf can make no column named "${taken.name}", which would hide what a Danfo frame needs for itself: give it another name, such as "${taken.name.replace(/^\$/, "")}_".`,
    );
  }
  const { DataFrame } = danfo();
  const rows = Array.from({ length }, (_, at) => columns.map(({ values }) => values[at]!));
  const frame = new DataFrame(rows, {
    columns: columns.map(({ name }) => name),
    ...(length === 0 ? {} : { dtypes: columns.map(dtypeOf) }),
  });
  rememberUnits(
    frame,
    new Map(columns.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit] as const]))),
  );
  return frame;
}

/** By all values: Danfo looks at the first few alone, takes texts that look like numbers for numbers, and then has no mean of them. */
function dtypeOf({ values }: Column): string {
  if (values.every((value) => typeof value === "boolean")) return "boolean";
  if (!values.every((value) => typeof value === "number")) return "string";
  return values.every((value) => Number.isInteger(value)) ? "int32" : "float32";
}
