import { expect, test } from "vitest";

import type { CallRecord, PlannedCall } from "../../src/records";
import { tellProgress } from "../../src/study/clock";
import type { StudyProgress } from "../../src/study";

const order = Array.from({ length: 8 }, (_, at): PlannedCall => ({
  id: `c${at}`,
  order: at,
  run: 1,
  stage: "answer",
  variant: at < 4 ? "quick" : "slow",
}));
const recordOf = ({ id, variant }: PlannedCall): CallRecord =>
  ({ id, variant, clock: {}, speed: { valid: false, fault: "failed", reason: "made up" } }) as unknown as CallRecord;

test("the time that is left is each variant's own: a slow one is not judged by a quick one once it was called", () => {
  let at = 0;
  const told: StudyProgress[] = [];
  const progress = tellProgress(
    (now) => told.push(now),
    order,
    order,
    () => at,
  );
  const after = (ms: number, call: PlannedCall): number | undefined => {
    at += ms;
    progress.ended(recordOf(call));
    progress.tell("call");
    return told.at(-1)!.leftMs;
  };
  progress.tell("call");
  expect(told[0]).toMatchObject({ done: 0, planned: 8 });
  expect(told[0]).not.toHaveProperty("leftMs");
  expect(after(100, order[0]!)).toBe(700);
  for (const call of order.slice(1, 4)) after(100, call);
  expect(told.at(-1)!.leftMs).toBe(400);
  expect(after(1000, order[4]!)).toBe(3000);
  expect(told.at(-1)).toMatchObject({ done: 5, planned: 8, elapsedMs: 1400 });
});

test("a study that goes on counts what was there as done, and takes no time from it", () => {
  const told: StudyProgress[] = [];
  const progress = tellProgress(
    (now) => told.push(now),
    order,
    order.slice(6),
    () => 0,
  );
  progress.tell("call");
  expect(told[0]).toMatchObject({ done: 6, planned: 8 });
});
