import { createHash } from "node:crypto";

import type { IngestResult } from "../../records";

/** sha256 over path and content digest of every file: the same for the same data, wherever it lies. */
export function dataDigest(ingest: IngestResult): string {
  const lines = ingest.files.map(({ path, sha256, bytes }) => `${path}\0${sha256 ?? bytes}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
}

/** One sentence about the first file that differs between two ingests. */
export function firstDifference(before: IngestResult, now: IngestResult): string {
  const known = new Map(before.files.map((file) => [file.path, file.sha256 ?? file.bytes]));
  for (const file of now.files) {
    if (!known.has(file.path)) return `${file.path} is new`;
    if (known.get(file.path) !== (file.sha256 ?? file.bytes)) return `${file.path} has changed`;
    known.delete(file.path);
  }
  const [gone] = known.keys();
  return gone === undefined ? "nothing differs" : `${gone} is gone`;
}
