import { failureOf, saysSuccess } from "../values/failure";
import type { Failure, OutcomeRole } from "../values/failure";
import { readName } from "../values/name";

/** What a record says under the keys or columns with one role. */
export type Said = readonly (readonly [role: OutcomeRole, value: unknown])[];

const roles = new Set<string>([
  "error",
  "failure",
  "flag",
  "success",
  "status",
  "code",
  "exit",
] satisfies OutcomeRole[]);

/** Whether a role tells of success or failure. */
export function tellsFailure(role: string | undefined): role is OutcomeRole {
  return role !== undefined && roles.has(role);
}

/** Failure of a record that may name a role under several keys: the first that says something counts. */
export function failureSaid(said: Said): Failure | undefined {
  return said.length === 0 ? undefined : failureOf(reader(said));
}

/** Prepares for rows of these columns; the function that it returns tells why a row failed. */
export function failureReader(header: readonly string[]): (cells: readonly unknown[]) => Failure | undefined {
  // A row for each error with how often it came is no row of something that failed.
  if (header.some((name) => /^(?:num_|n_)?occurrences$/.test(readName(name).plain))) return () => undefined;
  const telling = header.flatMap((name, index) => {
    const { role } = readName(name);
    return tellsFailure(role) ? [{ role, index }] : [];
  });
  const isSilent = ({ index }: { readonly index: number }, cells: readonly unknown[]): boolean => {
    const cell = cells[index];
    return cell === undefined || cell === null || cell === "";
  };
  return (cells) => {
    // Most rows have nothing to say here.
    if (telling.every((column) => isSilent(column, cells))) return undefined;
    return failureSaid(telling.map(({ role, index }) => [role, cells[index]]));
  };
}

/** Whether a record says of itself that it went well. */
export function successSaid(said: Said): boolean {
  return said.length > 0 && saysSuccess(reader(said));
}

function reader(said: Said): (role: OutcomeRole) => unknown {
  return (role) => said.find(([name, value]) => name === role && says(role, value))?.[1];
}

/** An error that is none, as in `error: false`, leaves the word to the next key. */
function says(role: OutcomeRole, value: unknown): boolean {
  if (role !== "success" && role !== "status") {
    return failureOf((asked) => (asked === role ? value : undefined)) !== undefined;
  }
  return value !== null && value !== undefined && !(typeof value === "string" && value.trim() === "");
}
