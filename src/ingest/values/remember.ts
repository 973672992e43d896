const most = 10_000;

/** The same function with a memory, for files repeat their names; it is bounded, for a file may bring a million of them. */
export function remember<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found.value;
    const value = of(name);
    if (known.size < most) known.set(name, { value });
    return value;
  };
}
