/** Whether a text begins as a stream of events does whose first data is a JSON object. */
export function isEventStream(text: string): boolean {
  return /^\ufeff?(?:\s|:[^\n]*\n|(?:event|id|retry):[^\n]*\n)*data:\s*\{/.test(text.slice(0, 4096));
}
