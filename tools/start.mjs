// `npm start`: installs and builds what is missing, runs the quickstart notebook on the bundled data with the model that is there,
// and says where the report is and what it says.
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ready, root } from "./ready.mjs";

const began = performance.now();
ready();

const require = createRequire(import.meta.url);
const dist = (name) => require(join(root, "dist", name));
const { connect } = dist("llm/index.js");
const { runNotebook } = dist("notebook/index.js");
const { readLedger } = dist("ledger/index.js");
const { headline } = dist("report/index.js");
const { processStreams } = dist("cli/streams.js");

const folder = join(root, "out", "quickstart");
const notebook = join(root, "notebooks", "00-quickstart.ipynb");
const controller = new AbortController();
process.on("SIGINT", () => {
  if (controller.signal.aborted) process.exit(130);
  console.error("\nInterrupted: what was measured is kept (Ctrl-C again stops at once).");
  controller.abort();
});

const { out: say, err: complain, redraw } = processStreams();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;

/** Folders in out/quickstart that hold a study. */
function studies() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "manifest.json")));
}

/** What each code cell is about: the first sentence of the Markdown above it. */
function titles() {
  const found = [];
  let title = "";
  for (const cell of JSON.parse(readFileSync(notebook, "utf8")).cells) {
    const source = [cell.source].flat().join("");
    if (cell.cell_type === "markdown") title = source.replace(/^#+\s*/, "").split(/\n|(?<=[.:])\s/)[0];
    else if (cell.cell_type === "code") found.push(title.replace(/[.:]$/, ""));
  }
  return found;
}

async function main() {
  mkdirSync(folder, { recursive: true });
  const connection = await connect();
  try {
    const model = await connection.model();
    say(`${connection.note} Model: ${model.name}.`);
    // The notebook asks the same server, so that the engine is started once.
    process.env.OLLAMA_HOST ||= connection.host;
    const before = new Set(studies());
    const names = titles();
    const run = await runNotebook(notebook, {
      out: folder,
      signal: controller.signal,
      onProgress: (line) => {
        const [, at, step] = /^cell (\d+) of \d+(?:: ([\s\S]*))?$/.exec(line) ?? [];
        if (step === undefined) say(`  [${String(at).padStart(2)}/${names.length}] ${names[at - 1] ?? line}`);
        else (redraw ?? say)(`          ${step}`);
      },
    });
    const study = studies().find((name) => !before.has(name));
    if (run.failure) {
      const { cell, line, message } = run.failure;
      complain(`Code cell ${cell} of the quickstart failed${line ? ` at "${line}"` : ""}: ${message}`);
    }
    say("");
    if (study !== undefined) for (const line of headline((await readLedger(join(folder, study))).study)) say(line);
    say("");
    for (const [label, path] of [
      ["Report", study && join(folder, study, "report.html")],
      ["as Markdown", study && join(folder, study, "report.md")],
      ["Notebook", run.notebook],
      ["as a page", run.html],
    ]) {
      if (path && existsSync(path)) say(`${label.padEnd(12)} ${path}`);
    }
    say(`Done in ${seconds()}. Next: npm run lab opens the notebooks, npx chimera help lists the commands.`);
    return controller.signal.aborted ? 130 : run.ok ? 0 : 1;
  } finally {
    await connection.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (controller.signal.aborted) process.exitCode = 130;
  else {
    complain(error.name === "UserError" ? error.message : String(error.stack ?? error));
    process.exitCode = error.exitCode ?? 1;
  }
}
