/** Exit code of the command line for this failure: 1 failed, 2 wrong usage, 130 interrupted. */
export type ExitCode = 1 | 2 | 130;

/**
 * A failure that a person can mend: its message is one sentence that says what happened, where, and what to do.
 * The command line prints the message alone; anything else that is thrown is a defect.
 */
export class UserError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "UserError";
  }
}
