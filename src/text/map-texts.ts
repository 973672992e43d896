/**
 * Applies `change` to every text of a value, so that no field can be forgotten; `key` is the name of the field that holds it, or of the list that it stands
 * in, and empty for the value itself. Keys and numbers stay.
 */
export function mapTexts<T>(value: T, change: (text: string, key: string) => string): T {
  const mapped = (part: unknown, key: string): unknown => {
    if (typeof part === "string") return change(part, key);
    if (Array.isArray(part)) return part.map((each) => mapped(each, key));
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, mapped(inner, name)]));
  };
  return mapped(value, "") as T;
}
