import type { WorkloadNote } from "../records";
import { checkContexts } from "./contexts";
import type { OpenWorkload, Planning, Prepared, Session, SetWorkload } from "./types";

/** From so many sessions on they share their stages, and each counts once; fewer are told apart. */
export const fewestPooled = 6;

/** Makes a workload of sessions that are known. */
export function setWorkload(
  note: Omit<WorkloadNote, "sessions">,
  sessions: readonly Session[],
  prepare?: (planning: Planning) => Promise<Prepared>,
  grading: Pick<OpenWorkload, "config"> & Partial<Pick<OpenWorkload, "grade" | "opinion">> = { config: {} },
): SetWorkload {
  const stages = [...new Set(sessions.flatMap((session) => session.stages.map(({ name }) => name)))];
  return {
    ...note,
    sessions,
    open: () =>
      Promise.resolve({
        ...note,
        sessions: sessions.length,
        stages,
        ...grading,
        prepare: async (planning) => {
          if (prepare !== undefined) return prepare(planning);
          checkContexts(sessions, planning.members);
          return { probes: [], config: {} };
        },
        ready: () => sessions,
      }),
  };
}
