import { parseObject } from "../../text";
import type { Fields } from "../fields";
import type { StampedLine } from "../content";

/** What was read of a stream of server-sent events: one record with the name of its event, or the mark of the end. */
export interface SentEvent {
  readonly atMs: number;
  /** Absent for `[DONE]`. */
  readonly record?: Fields;
  readonly name?: string;
}

/** A stream of events, or what came instead of one. */
export interface SentEvents {
  readonly events: readonly SentEvent[];
  /** Lines that belong to no event: all of an answer that is no stream. */
  readonly plain: readonly string[];
  /** First data that is no JSON object, cut to 200 characters. */
  readonly junk?: string;
}

const mark = "[DONE]";
const field = /^(?<name>[A-Za-z][\w-]*)?:(?<value>.*)$/s;
/** An event that is written over more lines than these is none. */
const mostDataLines = 100_000;

/**
 * Reads the lines of a stream of server-sent events. Blank lines need not be there: an event's data is over where it is a whole JSON object, or where the
 * next line is one by itself. Comments, and fields that say nothing about the answer, are passed over.
 */
export function readEvents(lines: readonly StampedLine[]): SentEvents {
  const events: SentEvent[] = [];
  const plain: string[] = [];
  let junk: string | undefined;
  let name: string | undefined;
  let open: string[] = [];
  const takeAll = (): void => {
    if (open.length > 0) junk ??= open.join("\n").slice(0, 200);
    open = [];
  };
  const tell = (atMs: number, record?: Fields): void => {
    open = [];
    events.push({ atMs, ...(record === undefined ? {} : { record }), ...(name === undefined ? {} : { name }) });
    name = undefined;
  };
  const data = (text: string, atMs: number): void => {
    if (text.trim() === "") return;
    if (text.trim() === mark) {
      takeAll();
      return tell(atMs);
    }
    const alone = parseObject(text);
    if (alone !== undefined) {
      takeAll();
      return tell(atMs, alone);
    }
    open.push(text);
    const joined = open.length > 1 && text.trimEnd().endsWith("}") ? parseObject(open.join("\n")) : undefined;
    if (joined !== undefined) tell(atMs, joined);
    else if (open.length > mostDataLines) takeAll();
  };
  for (const [at, { text, atMs }] of lines.entries()) {
    for (const each of (at === 0 ? text.replace(/^\ufeff/, "") : text).split("\r")) {
      if (each.trim() === "") continue;
      const found = field.exec(each)?.groups;
      if (found === undefined) {
        if (each !== "data") plain.push(each);
        continue;
      }
      const value = found["value"]!.replace(/^ /, "");
      if (found["name"] === "data") data(value, atMs);
      else if (found["name"] === "event") name = value.trim();
      else if (found["name"] !== undefined && !["id", "retry"].includes(found["name"])) plain.push(each);
    }
  }
  takeAll();
  return { events, plain, ...(junk === undefined ? {} : { junk }) };
}

/** True when a line is the mark of a stream's end. Every token passes here. */
export function isFinal(line: string): boolean {
  return line.startsWith("data:") && line.slice(5).trim() === mark;
}

/** The record that a line holds by itself; undefined where it holds none. */
export function recordIn(line: string): Fields | undefined {
  return line.startsWith("data:") ? parseObject(line.slice(5)) : undefined;
}
