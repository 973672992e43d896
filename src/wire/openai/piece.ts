import type { Piece } from "../content";
import { asText, errorIn } from "../error";
import { fieldsOf, kindOf, present, textOf } from "../fields";
import type { Fields } from "../fields";
import { countsIn } from "./counts";
import { nativePiece } from "./native";
import { readText } from "./texts";

/**
 * What a record of `/v1/chat/completions` or `/v1/completions` brings, of a stream or whole; the servers' own paths of like form are read as well. Of several
 * choices the first is read.
 * @param name of the event that it came as
 */
export function pieceOf(record: Fields, name?: string): Piece {
  const error = errorIn(record) ?? (name === "error" ? (textOf(record["message"]) ?? asText(record)) : undefined);
  if (error !== undefined) return { error };
  const { choices } = record;
  if (choices === undefined || choices === null) return nativePiece(record) ?? { server: countsIn(record) };
  if (!Array.isArray(choices)) return { odd: `"choices" is ${kindOf(choices)}, not a list` };
  return { ...choicePiece(choices as readonly unknown[]), server: countsIn(record) };
}

function choicePiece(choices: readonly unknown[]): Piece {
  const wrong = choices.findIndex((each) => fieldsOf(each) === undefined);
  if (wrong >= 0) return { odd: `"choices[${wrong}]" is ${kindOf(choices[wrong])}, not an object` };
  const choice = choices.map((each) => fieldsOf(each)!).find(({ index }) => (index ?? 0) === 0);
  if (choice === undefined) return {};
  const holder = (["delta", "message"] as const).find((each) => (choice[each] ?? undefined) !== undefined);
  const message = holder === undefined ? { content: choice["text"] } : fieldsOf(choice[holder]);
  if (message === undefined) return { odd: `"${holder}" is ${kindOf(choice[holder!])}, not an object` };
  const texts = readText(message, holder === undefined ? "text" : `${holder}.content`);
  const reason = choice["finish_reason"] ?? undefined;
  if (reason === undefined) return texts;
  const said = textOf(reason);
  if (said === undefined) return { ...texts, odd: `"finish_reason" is ${kindOf(reason)}, not a text` };
  return { ...texts, ended: present({ reason: said }) };
}
