export { studyFiles } from "./files";
export { claimFolder, openLedger } from "./open";
export type { ClaimedFolder, Ledger } from "./open";
export { readLedger } from "./read";
export type { StoredStudy } from "./read";
export { ownIdentity, redactor, redactStudy } from "./redact";
export type { Identity } from "./redact";
