/** What a spreadsheet takes for the begin of a formula, also in full width and behind white space. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A place inside a text where a spreadsheet that splits at semicolons, tabs or bars, or at the end of a line, would see such a begin, also
 * behind white space and quotes. A signed number that fills the place is none: it is that number wherever it stands.
 */
const inner =
  /[;|\t\r\n](?=(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠])(?![^\S\t\r\n]*[+-]\d+(?:[.,]\d+)?(?:e[+-]?\d+)?[^\S\t\r\n]*(?:[;|\t\r\n]|$))/giu;

/**
 * A text that no spreadsheet runs: an apostrophe stands before what would begin a formula, at the start of the text and after each
 * semicolon, tab, bar and line end in it, for which comma a spreadsheet splits at depends on its language. A comma needs none, as a cell
 * with one is quoted. Inside the text a negative number alone, as in `a; -5`, is left as it is.
 */
export function spreadsheetText(text: string): string {
  const guarded = text.replaceAll(inner, "$&'");
  return formula.test(text) ? `'${guarded}` : guarded;
}
