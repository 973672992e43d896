import { failureOf } from "../failure";
import type { Failure } from "../failure";
import { roleOf } from "./roles";

const roles = new Set(["error", "success", "status", "exit"]);

/** Prepares for rows of these columns; the function that it returns tells why a row failed. The first cell of a role that says something counts. */
export function failureReader(header: readonly string[]): (cells: readonly unknown[]) => Failure | undefined {
  const places = new Map<string, number[]>();
  header.forEach((name, index) => {
    const role = roleOf(name);
    if (role === undefined || !roles.has(role)) return;
    const own = places.get(role);
    if (own === undefined) places.set(role, [index]);
    else own.push(index);
  });
  const all = [...places.values()].flat();
  return (cells) => {
    // Most rows have nothing to say here.
    if (all.every((index) => isEmpty(cells[index]))) return undefined;
    return failureOf((role) => {
      const index = places.get(role)?.find((place) => !isEmpty(cells[place]));
      return index === undefined ? undefined : cells[index];
    });
  };
}

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || cell === "";
}
