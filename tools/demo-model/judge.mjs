// Sums over many answers: do references exist, do sentences fit their facts, is advice borne out by the table, is anything said twice?
import { fits } from "./fits.mjs";

/** Rows of a prompt's table: id → text of the fact. */
export function tableOf(prompt) {
  return new Map([...prompt.matchAll(/^\{\{(f\d+)\}\} [^\n:]+: (.*)$/gm)].map((match) => [match[1], match[2]]));
}

/** False where advice contradicts the table: an open verdict that is decided, or failures where nothing failed. */
function borneOut({ facts, words, evidence = [] }, table) {
  if (facts.length > 0) return true;
  const values = evidence.map((id) => table.get(id) ?? "");
  if (/still open/.test(words)) return values.some((value) => /^(?:not enough|inconclusive)/.test(value));
  if (/failed|failures/.test(words)) return values.some((value) => !value.startsWith("0 "));
  return true;
}

export function newSums() {
  const counts = { outputs: 0, ended: 0, valid: 0, digits: 0 };
  const shares = {
    sentences: 0,
    sentencesFit: 0,
    advice: 0,
    adviceWrong: 0,
    references: 0,
    exist: 0,
    fit: 0,
    repeated: 0,
  };
  return { ...counts, ...shares, perOutput: [], tokens: [], ttft: [], speed: [] };
}

/** Adds an answer's sentences: `{ facts, words, evidence? }` each. */
export function addSentences(sums, sentences, table) {
  const seen = new Set();
  sums.perOutput.push(sentences.length);
  for (const sentence of sentences) {
    const { facts, words, evidence } = sentence;
    const exist = facts.filter((id) => table.has(id)).length;
    const good = fits(facts, words, evidence) && borneOut(sentence, table);
    sums.sentences += 1;
    sums.sentencesFit += good && exist === facts.length ? 1 : 0;
    sums.advice += facts.length === 0 ? 1 : 0;
    sums.adviceWrong += facts.length === 0 && !borneOut(sentence, table) ? 1 : 0;
    sums.references += facts.length;
    sums.exist += exist;
    sums.fit += good ? exist : 0;
    const said = words + facts.join();
    sums.repeated += seen.has(said) ? 1 : 0;
    seen.add(said);
  }
}

export function addTimes(sums, answer) {
  sums.outputs += 1;
  sums.ended += answer.ended ? 1 : 0;
  sums.tokens.push(answer.tokens);
  sums.ttft.push(answer.ttftMs);
  sums.speed.push(answer.speed);
}

const share = (part, whole) => `${part} of ${whole} (${whole === 0 ? "–" : ((100 * part) / whole).toFixed(1)} %)`;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Lines for people. */
export function told(sums) {
  return [
    `valid in form ${share(sums.valid, sums.outputs)}; ended by itself ${share(sums.ended, sums.outputs)}`,
    `references that exist ${share(sums.exist, sums.references)}; that exist and fit their sentence ${share(sums.fit, sums.references)}`,
    `sentences that fit ${share(sums.sentencesFit, sums.sentences)}; said again in the same output ${share(sums.repeated, sums.sentences)}`,
    `sentences without a reference ${sums.advice}, of which the table contradicts ${sums.adviceWrong}`,
    `outputs with a digit outside of a reference ${share(sums.digits, sums.outputs)}`,
    `sentences an output: median ${median(sums.perOutput)}, ${Math.min(...sums.perOutput)} to ${Math.max(...sums.perOutput)}; tokens: median ${median(sums.tokens)}, at most ${Math.max(...sums.tokens)}`,
    `TTFT median ${median(sums.ttft).toFixed(0)} ms, ${median(sums.speed).toFixed(0)} tokens/s median`,
  ];
}
