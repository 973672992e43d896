import { UserError } from "../records";

/** @throws UserError (wrong usage) where a server is named and the embedded engine is asked for as well */
export function refuseBothServers(embedded: boolean, host: string | undefined): void {
  if (!embedded || host === undefined) return;
  throw new UserError(
    `--embedded and --host ${host} contradict each other: leave one of them out, to say who is to be measured.`,
    2,
  );
}
