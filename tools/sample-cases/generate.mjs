// Writes data/cases/cases.jsonl: 30 small cases of this project's own making - sums, tables to read, JSON to write, choices. Seeded: the same file, byte
// for byte, on every machine. Names and figures are made up; what is right is computed here.
//
// Usage: node tools/sample-cases/generate.mjs [FILE]
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const out =
  process.argv[2] ?? join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "data", "cases", "cases.jsonl");

let state = 20251129;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
const pick = (list) => list[whole(0, list.length - 1)];
function shuffled(list) {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = whole(0, at);
    [all[at], all[other]] = [all[other], all[at]];
  }
  return all;
}

const cases = [];
const add = (kind, fields) =>
  cases.push({ id: `${kind}-${cases.filter(({ id }) => id.startsWith(kind)).length + 1}`, ...fields });
const number = "Answer with the number only.";

// Sums, from one digit to three, and with units.
for (const most of [9, 20, 99, 99]) {
  const [a, b] = [whole(2, most), whole(2, most)];
  add("sum", { prompt: `What is ${a} + ${b}? ${number}`, expected: a + b, grader: "number" });
}
for (const most of [9, 12]) {
  const [a, b] = [whole(3, most), whole(3, most)];
  add("sum", { prompt: `What is ${a} × ${b}? ${number}`, expected: a * b, grader: "number" });
}
{
  const [kilos, grams] = [whole(2, 9), whole(2, 9) * 50];
  add("sum", {
    prompt: `A bag weighs ${kilos} kg and a box ${grams} g. What do they weigh together, in grams? Give the unit.`,
    expected: kilos * 1000 + grams,
    grader: "number",
    unit: "g",
  });
  const share = pick([10, 20, 25, 50]);
  const of = whole(2, 9) * 20;
  add("sum", {
    prompt: `What is ${share} % of ${of}? ${number}`,
    expected: (share * of) / 100,
    grader: "number",
    rel_tol: 0.001,
  });
}

// Tables to read.
const names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel"];
for (const ask of ["value", "value", "most", "least", "sum", "most", "value"]) {
  const rows = shuffled(names)
    .slice(0, 4)
    .map((name, at) => ({ name, trees: whole(3, 20) * 4 + at }));
  const table = [
    "| Street | Trees |",
    "|---|---|",
    ...rows.map(({ name, trees }) => `| ${name} Street | ${trees} |`),
  ].join("\n");
  const sorted = [...rows].sort((a, b) => b.trees - a.trees);
  if (ask === "value") {
    const { name, trees } = pick(rows);
    add("table", {
      prompt: `${table}\n\nHow many trees does ${name} Street have? ${number}`,
      expected: trees,
      grader: "number",
    });
  } else if (ask === "sum") {
    const total = rows.reduce((all, { trees }) => all + trees, 0);
    add("table", {
      prompt: `${table}\n\nHow many trees do the streets have together? ${number}`,
      expected: total,
      grader: "number",
    });
  } else {
    const { name } = ask === "most" ? sorted[0] : sorted.at(-1);
    const [first, second, third] = shuffled(rows.filter((row) => row.name !== name)).map((row) => row.name);
    const choices = Object.fromEntries(
      shuffled([name, first, second, third]).map((each, at) => ["ABCD"[at], `${each} Street`]),
    );
    const right = Object.keys(choices).find((letter) => choices[letter] === `${name} Street`);
    add("table", {
      prompt: `${table}\n\nWhich street has the ${ask === "most" ? "most" : "fewest"} trees?`,
      choices,
      expected: right,
    });
  }
}

// Facts to take out as JSON.
const people = ["Mira", "Jonas", "Tove", "Emil", "Ada"];
const towns = ["Lund", "Graz", "Porto", "Turku", "Bruges"];
people.forEach((name, at) => {
  const age = whole(19, 78);
  const schema = {
    type: "object",
    required: ["name", "age", "town"],
    properties: { name: { type: "string" }, age: { type: "integer" }, town: { type: "string" } },
  };
  const text = pick([
    `${name}, who is ${age}, moved to ${towns[at]} last spring.`,
    `At ${age}, ${name} still lives in ${towns[at]}.`,
    `${name} of ${towns[at]} will be ${age + 1} next year.`,
  ]);
  add("json", {
    prompt: `Write as JSON with the fields name, age and town (age as a number of years today): "${text}"`,
    expected: { name, age, town: towns[at] },
    grader: "json",
    schema,
    max_tokens: 96,
  });
});

// Choices.
const questions = [
  ["Which of these is a mammal?", "a bat", ["a trout", "a wren", "a toad"]],
  ["Which of these is the largest?", "an elephant", ["a fox", "a hen", "a mouse"]],
  ["Which word means the same as quick?", "fast", ["slow", "heavy", "blue"]],
  ["Which of these do you put on your feet?", "shoes", ["gloves", "a hat", "a scarf"]],
  ["Water freezes at which temperature?", "0 °C", ["20 °C", "50 °C", "100 °C"]],
  ["Which month comes after May?", "June", ["April", "July", "March"]],
  ["Which of these is a metal?", "iron", ["wood", "glass", "wool"]],
];
for (const [question, right, others] of questions) {
  const all = shuffled([right, ...others]);
  const choices = Object.fromEntries(all.map((each, at) => ["ABCD"[at], each]));
  add("choice", { prompt: question, choices, expected: "ABCD"[all.indexOf(right)] });
}

// Texts.
add("text", {
  prompt: "What is the capital of France? Answer in one sentence.",
  expected: "Paris",
  grader: "icontains",
});
add("text", {
  prompt: "Write today's date as if today were the 5th of March 2024, in the form YYYY-MM-DD, and nothing else.",
  expected: "^\\W*2024-03-05\\W*$",
  grader: "regex",
});
add("text", {
  prompt: "Spell the word CAT backwards. Answer with the word only.",
  expected: "\\bTAC\\b",
  grader: "regex",
  ignore_case: true,
});

if (cases.length !== 30) throw new Error(`there are ${cases.length} cases, and 30 are said`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, cases.map((each) => `${JSON.stringify({ max_tokens: 48, ...each })}\n`).join(""));
console.log(`${cases.length} cases in ${out}`);
