import type { FileMetaData, SchemaTree } from "hyparquet" with { "resolution-mode": "import" };

/**
 * Names the columns of a file by their places, in its metadata, because hyparquet finds a column by its name and would read the first of two
 * that are named alike twice.
 * @param root the schema of `metadata`
 * @returns what they were named
 * @throws Error where the chunks of a row group are not those of the schema
 */
export function namedByPlace(metadata: FileMetaData, root: SchemaTree): readonly string[] {
  const names = root.children.map(({ element }) => element.name);
  const places = root.children.flatMap((column, place) => leaves(column).map(() => String(place)));
  for (const [place, { element }] of root.children.entries()) element.name = String(place);
  for (const { columns } of metadata.row_groups) {
    if (columns.length !== places.length) {
      throw new Error(`a row group of ${columns.length} columns where the schema has ${places.length}`);
    }
    for (const [at, { meta_data: chunk }] of columns.entries()) {
      if (chunk !== undefined) chunk.path_in_schema[0] = places[at]!;
    }
  }
  return names;
}

function leaves(tree: SchemaTree): readonly SchemaTree[] {
  return tree.children.length === 0 ? [tree] : tree.children.flatMap(leaves);
}
