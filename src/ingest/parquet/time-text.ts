const decoder = new TextDecoder();

/** ISO 8601, UTC, to the millisecond; a time that no calendar has is left as the number that it is. */
function isoTime(milliseconds: number, stored: number | bigint): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(stored) : date.toISOString();
}

/** Hyparquet's words for times and JSON, as the text that a CSV file would hold. */
export const textParsers = {
  timestampFromMilliseconds: (stored: bigint): string => isoTime(Number(stored), stored),
  timestampFromMicroseconds: (stored: bigint): string => isoTime(Number(stored / 1000n), stored),
  timestampFromNanoseconds: (stored: bigint): string => isoTime(Number(stored / 1_000_000n), stored),
  dateFromDays: (days: number): string => isoTime(days * 86_400_000, days).replace(/T.*/, ""),
  jsonFromBytes: (bytes: Uint8Array): string => decoder.decode(bytes),
};
