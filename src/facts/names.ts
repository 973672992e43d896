/**
 * Labels hold no digits, for a model reads them: a name that has some stands without them, and with a letter where two names would then be
 * the same.
 * @param names all that stand beside each other
 */
export function labelsOf(names: readonly string[]): (name: string) => string {
  const all = [...new Set(names)];
  return (name) => {
    const label = withoutDigits(name);
    const alike = all.filter((other) => withoutDigits(other) === label);
    return alike.length < 2 ? label : `${label} ${letters(alike.indexOf(name))}`;
  };
}

function withoutDigits(name: string): string {
  return name.replace(/\d+/g, "·");
}

/** A to Z, then AA. */
function letters(index: number): string {
  const last = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}
