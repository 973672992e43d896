import type { JsonValue } from "../../records";
import { errorIn, ollamaReader } from "../../wire";
import { optionsIn } from "../values/fields";
import { beginsWith, recordsOf, savedCall, tellImplausible } from "./api-answer";
import { isObject } from "./kind";
import type { JsonObject, Kind } from "./kind";

const isChunk = (value: JsonValue): value is JsonObject =>
  isObject(value) && typeof value["model"] === "string" && typeof value["done"] === "boolean";

const isError = (value: JsonValue): boolean => isObject(value) && typeof value["error"] === "string";

/** Raw answers of `/api/generate` and `/api/chat`: one JSON object, a list of them, or the stream's lines. Durations are nanoseconds. */
export const ollamaApi: Kind = {
  name: "ollama-api",
  matches: (file) => beginsWith(file, isChunk, isError),
  read: (file, out) => {
    let reader = ollamaReader();
    let open: JsonObject | undefined;
    let first = 1;
    const end = (last: JsonObject): void => {
      const { model, created_at: startedAt, options } = last;
      out.calls.push(
        savedCall({
          file: file.path,
          run: out.calls.length + 1,
          row: first,
          model,
          ...(typeof startedAt === "string" ? { startedAt } : {}),
          options: optionsIn(options),
          content: reader.content(),
        }),
      );
      reader = ollamaReader();
      open = undefined;
    };
    for (const { row, value } of recordsOf(file)) {
      if (!isObject(value)) continue;
      const failed = errorIn(value) !== undefined;
      if (!failed && !isChunk(value)) continue;
      if (open === undefined) first = row;
      reader.add(value);
      if (failed) {
        end(open ?? value);
        continue;
      }
      open = value;
      if (value["done"] === true) end(value);
    }
    if (open !== undefined) end(open);
    tellImplausible(out);
  },
};
