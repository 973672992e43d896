// What servers of this protocol send on paths of their own, in like streams: so that what somebody saved of them is read as it stands.
import type { ServerTimes } from "../../records";
import type { Piece } from "../content";
import { fieldsOf, numberOf, present, textOf } from "../fields";
import type { Fields } from "../fields";
import { countsIn } from "./counts";

/** A record of llama-server's `/completion`, TGI's `/generate_stream` and `/generate`, or LM Studio's `/api/v1/chat`; undefined for all else. */
export function nativePiece(record: Fields): Piece | undefined {
  return completionPiece(record) ?? tokenPiece(record) ?? eventPiece(record);
}

/** llama-server: `stop` is the final record, and there is no mark after it. */
function completionPiece(record: Fields): Piece | undefined {
  const { content, stop } = record;
  if (typeof content !== "string" || typeof stop !== "boolean") return undefined;
  if (!stop) return { answer: content };
  const limit = record["stop_type"] === "limit";
  const reason = limit ? "length" : textOf(record["stop_type"]);
  const counts = present({
    promptTokens: numberOf(record["tokens_evaluated"]),
    outputTokens: numberOf(record["tokens_predicted"]),
  });
  return { answer: content, ended: present({ reason }), final: true, server: { ...counts, ...countsIn(record) } };
}

/** TGI: a token may be one that is no text; the last record holds the whole text once more. */
function tokenPiece(record: Fields): Piece | undefined {
  const token = fieldsOf(record["token"]);
  const { generated_text: whole } = record;
  const details = fieldsOf(record["details"]) ?? {};
  if (token === undefined && typeof whole !== "string") return undefined;
  const text = token === undefined ? whole : token["special"] === true ? "" : token["text"];
  const piece = { answer: typeof text === "string" ? text : "" };
  if (typeof whole !== "string") return piece;
  const server: ServerTimes = present({
    promptTokens: numberOf(details["input_length"]),
    outputTokens: numberOf(details["generated_tokens"]),
  });
  return { ...piece, ended: present({ reason: textOf(details["finish_reason"]) }), final: true, server };
}

/** LM Studio: events that name themselves. */
function eventPiece(record: Fields): Piece | undefined {
  const { type, content } = record;
  const text = typeof content === "string" ? content : "";
  if (type === "message.delta") return { answer: text };
  if (type === "reasoning.delta") return { thought: text };
  if (type !== "chat.end") return undefined;
  return { ended: {}, final: true, server: countsIn(fieldsOf(record["result"]) ?? {}) };
}
