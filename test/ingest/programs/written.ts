import type { Expectation } from "../cases";

/** A small file as a program writes it, with made-up figures, and what must hold of it. */
export type Written = readonly [name: string, text: string, expected: readonly Expectation[]];

/** As JSON, for files that are. */
export const json = (value: unknown): string => JSON.stringify(value);
