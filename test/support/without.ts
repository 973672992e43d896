/** The object without these fields. */
export function without<T extends object, Name extends keyof T>(from: T, ...names: readonly Name[]): Omit<T, Name> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name as Name))) as Omit<T, Name>;
}
