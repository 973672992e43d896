import type { CallRecord } from "../../records";
import { judgedAgain } from "../../stats";
import { isObject } from "./kind";
import type { JsonObject, Kind, ParsedFile } from "./kind";

const ours = "chimera-notebook/";
const schemaOf = (value: unknown): string | undefined => {
  const schema = isObject(value as JsonObject) ? (value as JsonObject)["schema"] : undefined;
  return typeof schema === "string" && schema.startsWith(ours) ? schema : undefined;
};

/** Whether a record has every part that a reader of call records relies on. */
function isCall(value: unknown): boolean {
  const call = value as Partial<Record<keyof CallRecord, unknown>>;
  const texts = [call.id, call.study, call.stage, call.variant, call.status, call.response];
  const objects = [call.model, call.options, call.prompt, call.clock, call.server];
  return (
    texts.every((text) => typeof text === "string") &&
    typeof call.run === "number" &&
    objects.every((part) => typeof part === "object" && part !== null)
  );
}

/** Our own ledger: one call record a line; a line of a newer version is named and left out. */
export const ledger: Kind = {
  name: "chimera-ledger",
  matches: (file) => file.content === "lines" && schemaOf(file.lines[0]?.value)?.startsWith(`${ours}call/`) === true,
  read: (file, out) => {
    if (file.content !== "lines") return;
    for (const { row, value } of file.lines) {
      const schema = schemaOf(value);
      if (schema === "chimera-notebook/call/1" && isCall(value)) {
        out.calls.push({ ...judgedAgain(value as unknown as CallRecord), source: { file: file.path, row } });
      } else if (schema === "chimera-notebook/call/1" || schema === undefined) {
        out.problem("warning", "no-call", `has a line ${row} that is no call record; it was left out`, row);
      } else {
        out.problem(
          "error",
          "newer-version",
          `has a line ${row} made by a newer version of chimera-notebook (${schema}); update it to read this`,
          row,
        );
      }
    }
  },
};

/** Other files of this kit (manifests, facts): known, and no measurements. */
export const ownFile: Kind = {
  name: "chimera-own",
  matches: (file) => schemaOf(firstValue(file)) !== undefined,
  read: (_file, out) =>
    out.problem(
      "note",
      "own-file",
      "is a file of this kit that describes a study; its figures are in the ledger beside it",
    ),
};

function firstValue(file: ParsedFile): unknown {
  return file.content === "json" ? file.value : file.content === "lines" ? file.lines[0]?.value : undefined;
}
