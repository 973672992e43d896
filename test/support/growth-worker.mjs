// Counts the work of a reader of texts in a thread of its own, so that neither its counters nor its patches touch the tests.
import { createRequire } from "node:module";
import { Session } from "node:inspector/promises";
import { parentPort, workerData } from "node:worker_threads";

const { file, name, rest } = workerData;
const found = createRequire(import.meta.url)(file)[name];
const read = rest.curried ? found(...rest.given) : (text) => found(text, ...rest.given);

let scanned = 0;
/** Patterns that were tried on more than a sentence, by what they are. */
const patterns = new Map();
const { exec } = RegExp.prototype;
// While `exec` is not its own, every use of a pattern goes through it: test, match, matchAll, replace and split.
RegExp.prototype.exec = function (text) {
  const input = String(text);
  const from = this.global || this.sticky ? this.lastIndex : 0;
  const match = exec.call(this, input);
  scanned += match ? match.index + match[0].length - from + 1 : this.sticky ? 1 : Math.max(1, input.length - from);
  if (input.length > 1000) patterns.set(`${this.source}/${this.flags}`, this);
  return match;
};
for (const method of ["indexOf", "includes"]) {
  const own = String.prototype[method];
  const indexOf = String.prototype.indexOf;
  String.prototype[method] = function (part, from = 0) {
    const at = indexOf.call(this, part, from);
    scanned += Math.max(1, (at < 0 ? this.length : at) - from);
    return own.call(this, part, from);
  };
}

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** How often any block of code was entered, and how many characters were looked through. */
async function workOf(text) {
  await session.post("Profiler.takePreciseCoverage");
  scanned = 0;
  read(text);
  const characters = scanned;
  const { result } = await session.post("Profiler.takePreciseCoverage");
  let entered = 0;
  for (const { url, functions } of result) {
    if (!url.includes("/dist/")) continue;
    for (const { ranges } of functions) for (const { count } of ranges) entered += count;
  }
  return entered + characters;
}

const longest = 200_000;

/** Patterns that take longer than any machine would for a text that they go through once: each alone, on a far longer text. */
function slowPatterns(piece) {
  const text = piece.repeat(Math.ceil(longest / piece.length));
  const slow = [];
  for (const pattern of patterns.values()) {
    const alone = new RegExp(pattern.source, pattern.flags.replace("y", ""));
    const begun = performance.now();
    exec.call(alone, text);
    if (performance.now() - begun > 2000) slow.push(String(pattern));
  }
  patterns.clear();
  return slow;
}

parentPort.on("message", async ({ piece, characters }) => {
  const textOf = (length) => piece.repeat(Math.ceil(length / piece.length));
  // What is made once, at the first text, is no growth.
  read(textOf(50));
  const short = await workOf(textOf(characters));
  const long = await workOf(textOf(4 * characters));
  parentPort.postMessage({ growth: long / Math.max(1, short), slow: slowPatterns(piece) });
});
