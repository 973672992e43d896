import { ollamaFailure } from "../kinds/ollama-row";
import { failureReader } from "../kinds/said-failure";
import { numberIn } from "../values/cell";
import type { StreamedColumns } from "./columns";

/** Tells whether a row failed: what it says, the zeros that Ollama's files write for a failure, or an empty answer in a table of calls. */
export function failureIn(
  header: readonly string[],
  { isOllama, tokensAt }: StreamedColumns,
): (cells: readonly string[]) => boolean {
  const said = failureReader(header);
  const zeros = ollamaFailure(header);
  const zeroColumn = isOllama ? header.indexOf("tokens_s") : -1;
  return (cells) => {
    // What an Ollama file says of zeros comes after what the row itself says.
    if ((isOllama && mayBeZero(cells[zeroColumn]) ? zeros : said)(cells) !== undefined) return true;
    return tokensAt >= 0 && mayBeZero(cells[tokensAt]) && numberIn(cells[tokensAt]).value === 0;
  };
}

/** A number that begins with another digit is none. */
function mayBeZero(cell: string | undefined): boolean {
  const first = cell === undefined ? 0 : cell.charCodeAt(0);
  return !(first > 0x30 && first <= 0x39);
}
