export { parseParquet } from "./parse-parquet";
export { parquetReader } from "./reader";
export type { ParquetReader } from "./reader";
