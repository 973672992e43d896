import { brotliCompressSync, gzipSync } from "node:zlib";

import type { ColumnSource, ParquetWriteOptions } from "hyparquet-writer" with { "resolution-mode": "import" };

/** A block of LZ4 that says its bytes as they are. */
function lz4(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 15) return Buffer.concat([Buffer.from([bytes.length << 4]), bytes]);
  const rest = bytes.length - 15;
  const lengths = [0xf0, ...Array.from({ length: Math.floor(rest / 255) }, () => 255), rest % 255];
  return Buffer.concat([Buffer.from(lengths), bytes]);
}

/** A frame of Zstandard with one block that says its bytes as they are. */
function zstd(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(bytes.length, 5);
  head.writeUIntLE((bytes.length << 3) | 1, 9, 3);
  return Buffer.concat([head, bytes]);
}

/** Every compression that a Parquet file may have and hyparquet reads, but for none and Snappy, which the writer brings. */
export const compressors: NonNullable<ParquetWriteOptions["compressors"]> = {
  GZIP: (bytes) => gzipSync(bytes),
  BROTLI: (bytes) => brotliCompressSync(bytes),
  LZ4: lz4,
  LZ4_RAW: lz4,
  ZSTD: zstd,
};

/** A Parquet file with these columns. */
export async function parquetOf(
  columnData: ColumnSource[],
  options: Partial<ParquetWriteOptions> = {},
): Promise<Buffer<ArrayBuffer>> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  return Buffer.from(parquetWriteBuffer({ columnData, compressors, ...options }));
}

const oneColumn = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? at : null));

/** A file of one page, without compression, in which places can be found. */
export function plainFile(): Promise<Buffer<ArrayBuffer>> {
  const column: ColumnSource = { name: "load_ms", type: "INT32", encoding: "PLAIN", data: oneColumn };
  return parquetOf([column], { codec: "UNCOMPRESSED", statistics: false });
}

/** The plain file with other bytes in the place of some, which must be there once. */
export async function changed(from: string, to: string): Promise<Buffer<ArrayBuffer>> {
  const bytes = await plainFile();
  const [before, after] = [Buffer.from(from, "hex"), Buffer.from(to, "hex")];
  const at = bytes.indexOf(before);
  if (at < 0 || bytes.indexOf(before, at + 1) >= 0 || before.length !== after.length)
    throw new Error(`not one ${from}`);
  after.copy(bytes, at);
  return bytes;
}

/** One byte of the page's header: the number of nulls runs into what follows and is huge, and hyparquet counts for minutes. */
export const endlessFile = (): Promise<Buffer<ArrayBuffer>> => changed("155015281550", "155015801550");

/** The levels that say which values are null become a run of two thousand million. */
export const hugeFile = (): Promise<Buffer<ArrayBuffer>> => changed("0b5555555555", "feffffff0f01");
