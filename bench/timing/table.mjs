/** Median and 99th percentile (nearest rank) of these numbers. */
export function describe(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { median: rank(0.5), p99: rank(0.99) };
}

export function header() {
  return [
    "|error| = |reported − logged by the server|, ms: median / P99. CPU: of this whole process, ms per 1,000 chunks, while idle.",
    "",
    "| reader        | main | at once | calls | TTFT error      | decode span error | CPU |",
    "| ------------- | ---- | ------- | ----- | --------------- | ----------------- | --- |",
  ].join("\n");
}

export function row(reader, state, atOnce, calls, { ttft, span, cpu }) {
  const pair = ({ median, p99 }) => `${median.toFixed(2)} / ${p99.toFixed(2)}`;
  const shown = state === "idle" ? cpu.toFixed(0) : "";
  return `| ${reader.padEnd(13)} | ${state} | ${String(atOnce).padStart(7)} | ${String(calls).padStart(5)} | ${pair(ttft).padEnd(15)} | ${pair(span).padEnd(17)} | ${shown.padStart(3)} |`;
}
