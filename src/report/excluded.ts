import { mainMetrics } from "../records";
import type { CallRecord, CallStatus, SpeedFault } from "../records";
import type { Summary } from "../stats";

const mostNames = 40;

/** What no median holds, grouped by why, with the ids of the calls; also values that single figures lack. */
export function excludedView(summary: Summary, calls: readonly CallRecord[], all: readonly CallRecord[]) {
  const reasons = new Map(calls.map(({ id, speed, status }) => [id, speed.valid ? "" : whyAside(speed.fault, status)]));
  const groups = new Map<string, string[]>();
  const add = (why: string, id: string): void => {
    const group = groups.get(why);
    if (group) group.push(id);
    else groups.set(why, [id]);
  };
  for (const cell of summary.cells) {
    for (const id of cell.coldCalls) add("cold: in a table of their own", id);
    for (const id of cell.setAside)
      add(`${reasons.get(id) ?? "set aside"}: counted and shown under what failed or is not whole`, id);
    for (const metric of mainMetrics) {
      for (const text of cell[metric].excluded) {
        const [id = "", why = ""] = text.split(/: (.*)/s);
        add(`${why}: out of that figure only`, id);
      }
    }
  }
  for (const call of all) if (call.run < 1) add(`${call.stage} calls: not part of the measured plan`, call.id);
  return [...groups].map(([why, ids]) => ({
    why,
    count: ids.length,
    ids: ids.slice(0, mostNames).join(", "),
    more: Math.max(0, ids.length - mostNames),
  }));
}

function whyAside(fault: SpeedFault, status: CallStatus): string {
  return fault === "failed" ? status : fault.replaceAll("-", " ");
}
