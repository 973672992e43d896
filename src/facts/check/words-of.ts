const stop = new Set(
  "a an the of in on at to for from with by and or that this these those is are was were be been it its all each once kept apart than as which who their there here has have had one".split(
    " ",
  ),
);
const same: Readonly<Record<string, string>> = {
  succeed: "ok",
  success: "ok",
  successful: "ok",
  successfully: "ok",
  fine: "ok",
  failure: "fail",
  md: "markdown",
  answer: "call",
  error: "fail",
  cpu: "processor",
  repeat: "run",
  total: "",
  overall: "",
};

/** Content words of a text, stemmed crudely and alike on both sides of a comparison. */
export function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => {
    if (stop.has(word)) return [];
    const stem = stemOf(word);
    const known = same[word] ?? same[stem] ?? stem;
    return known === "" ? [] : [known];
  });
}

function stemOf(word: string): string {
  return word.length <= 3 ? word : word.replace(/(?:ies|ing|ed|es|s|e|y)$/, "");
}
