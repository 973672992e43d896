import { closeSync, createReadStream, readFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

import { openRegular } from "./open-regular";

/** No file that is read whole is larger: what is, was not written by this kit. */
export const mostWholeBytes = 256 * 2 ** 20;
/** No file that is read line by line is larger: its records are held, and a study of ten thousand runs is a tenth of it. */
export const mostLinesBytes = 2 ** 30;
/** No line that is read is longer, bytes. */
export const mostLineBytes = 64 * 2 ** 20;

/**
 * The text of a regular file: a link is not followed, a pipe not waited for, and no more than `mostWholeBytes` are read.
 * @throws an error whose `code` says why: Node's own, "not a regular file" or "larger than … MB"
 */
export function readRegular(path: string, most = mostWholeBytes): string {
  const { fd, size } = openRegular(path);
  try {
    if (size > most) throw coded(`larger than ${Math.floor(most / 2 ** 20)} MB`);
    return readFileSync(fd, "utf8");
  } finally {
    closeSync(fd);
  }
}

/** One line of a file. */
export interface FileLine {
  readonly text: string;
  /** False for a last line without its line break. */
  readonly ended: boolean;
}

/**
 * The lines of a regular file, one after the other, so that no more than one of them is held here.
 * @throws an error whose `code` says why, before the first line for a file that is too large, and at the line for one that is too long
 */
export async function* linesOfRegular(path: string, most = mostLineBytes): AsyncGenerator<FileLine> {
  const { fd, size } = openRegular(path);
  if (size > mostLinesBytes) {
    closeSync(fd);
    throw coded(`larger than ${Math.floor(mostLinesBytes / 2 ** 20)} MB`);
  }
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of createReadStream(path, { fd, highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    const pieces = decoder.write(chunk).split("\n");
    rest += pieces[0]!;
    for (let at = 1; at < pieces.length; at += 1) {
      yield { text: rest, ended: true };
      rest = pieces[at]!;
    }
    if (rest.length > most) throw coded(`holds a line of more than ${Math.floor(most / 2 ** 20)} MB`);
  }
  rest += decoder.end();
  if (rest !== "") yield { text: rest, ended: false };
}

/** Why a file could not be read, as a short phrase. */
export function whyNotRead(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? String(error);
  return (
    { ELOOP: "it is a link, and links are not followed", EACCES: "you may not read it", EISDIR: "EISDIR" }[code] ?? code
  );
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
