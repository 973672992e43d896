/** A key as one step of a JSON Pointer (RFC 6901): `~` and `/` have a meaning there. */
export function pointerStep(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
