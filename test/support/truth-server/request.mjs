/** The first whole HTTP request of these bytes, or undefined when more must come. */
export function takeRequest(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first, ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const length = Number(headers["content-length"] ?? 0);
  if (bytes.length < end + 4 + length) return undefined;
  const [method, path] = first.split(" ");
  return { method, path, headers, body: bytes.toString("utf8", end + 4, end + 4 + length), bytes: end + 4 + length };
}
