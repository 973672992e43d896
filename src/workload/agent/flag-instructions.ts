import { open } from "node:fs/promises";
import { join } from "node:path";

import type { FileRecord, IngestResult, Problem } from "../../records";
import { instructionIn } from "./untrusted";

/** As much of a file is looked at; no more than that could ever be quoted. */
const mostBytes = 1_048_576;
const textFormats: readonly FileRecord["format"][] = ["csv", "tsv", "json", "jsonl", "markdown"];

/**
 * Names the files whose text reads like orders to a model. None of a file's text but names and settings gets into a prompt, and those
 * are withheld when they read so: a flag tells a person that somebody may have tried.
 */
export async function flagInstructions(read: IngestResult): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const file of read.files) {
    if (!textFormats.includes(file.format) || !["read", "no-measurements"].includes(file.status)) continue;
    const text = await beginning(join(read.root, file.path));
    const found = text === undefined ? undefined : instructionIn(text);
    if (found === undefined) continue;
    problems.push({
      file: file.path,
      row: text!.slice(0, found.at).split("\n").length,
      severity: "warning",
      code: "instruction-like",
      message: `${file.path} holds text that reads like an instruction to a model (${JSON.stringify(found.text)}): it reaches no prompt; look where the file comes from.`,
    });
  }
  return problems;
}

async function beginning(path: string): Promise<string | undefined> {
  try {
    const handle = await open(path, "r");
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, mostBytes));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.toString("utf8", 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
