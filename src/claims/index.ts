export { claims, claimText } from "./claims";
export { readText } from "./read-text";
export type { Claim, ClaimKind, ClaimPart, ReadClause, ReadText, Reading } from "./types";
