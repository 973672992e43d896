/**
 * The pieces of a value's JSON, in order: objects are opened, and each element of a list that is reached so is a piece and a line of its
 * own. Together they may be longer than the longest text that Node can hold, about 512 Mi characters; one element may not.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    let before = "[\n";
    for (const element of value as readonly unknown[]) {
      yield before + plain(element);
      before = ",\n";
    }
    yield value.length === 0 ? "[]" : "\n]";
  } else if (typeof value === "object" && value !== null) {
    let before = "{\n";
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      yield `${before}${JSON.stringify(name)}: `;
      yield* jsonPieces(part);
      before = ",\n";
    }
    yield before === "{\n" ? "{}" : "\n}";
  } else yield plain(value);
}

/** JSON has no undefined: in a list it is null. */
function plain(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}
