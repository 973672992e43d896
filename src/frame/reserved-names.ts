/**
 * Names that no column of a frame may have: Danfo sets each column as a property of the frame, and over one of these it would hide what
 * the frame holds its cells, names and types in, or what sorting, filtering, grouping and printing are made of. A name that hides a single
 * figure of the frame, such as `mean` or `count`, is none of them: `frame.column("mean")` reads the column, and all else works.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...["$data", "$dataIncolumnFormat", "$index", "$columns", "$dtypes", "$config", "$isSeries"],
  ...["$getColumnData", "$getColumnDtype", "$getDataArraysByAxis", "$getDataByAxisWithMissingValuesRemoved"],
  ...["values", "columns", "index", "dtypes", "shape", "constructor", "toString"],
  ...["column", "head", "loc", "iloc", "query", "sortValues", "groupby", "describe", "drop", "copy", "append"],
  ...["addColumn", "rename", "apply", "selectDtypes"],
]);
