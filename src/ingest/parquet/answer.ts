import type { Unparsed } from "../parse/unparsed";

/** How much of a Parquet file is taken. */
export interface ParquetBounds {
  /** Rows × columns. */
  readonly cells: number;
  /** Characters of one cell. */
  readonly cellCharacters: number;
}

/** A Parquet file as the table that a CSV file of the same content would be, or why there is none. */
export type ParquetAnswer =
  | {
      /** As they are named in the file: perhaps twice, perhaps empty. */
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Cells of bytes that are no text, which are empty in `rows`. */
      readonly binary: number;
    }
  | Unparsed;

/** What the process that reads Parquet files is asked. */
export interface ParquetRequest {
  readonly bytes: Uint8Array;
  readonly bounds: ParquetBounds;
}

/** What it says: that it begins, from where on the time counts, and then what came of it. */
export type ParquetMessage = { readonly type: "begin" } | { readonly type: "answer"; readonly answer: ParquetAnswer };
