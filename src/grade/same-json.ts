/** Whether two JSON values are the same, whatever the order of their fields. */
export function sameJson(one: unknown, two: unknown): boolean {
  if (typeof one !== "object" || typeof two !== "object" || one === null || two === null) return one === two;
  if (Array.isArray(one) || Array.isArray(two)) {
    if (!Array.isArray(one) || !Array.isArray(two) || one.length !== two.length) return false;
    return one.every((each, at) => sameJson(each, two[at]));
  }
  const [names, others] = [Object.keys(one), Object.keys(two)];
  if (names.length !== others.length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(two, name) &&
      sameJson((one as Readonly<Record<string, unknown>>)[name], (two as Readonly<Record<string, unknown>>)[name]),
  );
}
