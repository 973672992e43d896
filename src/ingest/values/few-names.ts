/** The first five of these names, in quotes and cut to length, as a sentence about a file may hold them. */
export function fewNames(names: readonly string[]): string {
  const first = names.slice(0, 5).map((name) => JSON.stringify(name.slice(0, 60)));
  return `${first.join(", ")}${names.length > 5 ? ", …" : ""}`;
}
