// `npm start`: installs and builds what is missing, runs the quickstart notebook on the bundled data with the model that is there,
// and says where the report is and what it says.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
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

// A folder for each start: two at once have a study, a notebook and a report each.
const stamp = new Date().toISOString().replace(/\W/g, "").slice(0, 15);
const folder = join(root, "out", "quickstart", `${stamp}-${randomBytes(2).toString("hex")}`);
const notebook = join(root, "notebooks", "00-quickstart.ipynb");
const controller = new AbortController();
process.on("SIGINT", () => {
  if (controller.signal.aborted) process.exit(130);
  console.error("\nInterrupted: what was measured is kept (Ctrl-C again stops at once).");
  controller.abort();
});

const { out: say, err: complain, redraw } = processStreams();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;

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
  const connection = await connect();
  try {
    const model = await connection.model();
    say(`${connection.note} Model: ${model.name}.`);
    // The notebook asks the same server, so that the engine is started once.
    process.env.OLLAMA_HOST ||= connection.host;
    const names = titles();
    const run = await runNotebook(notebook, {
      out: folder,
      parameters: { out: folder },
      signal: controller.signal,
      onProgress: (line) => {
        const [, at, step] = /^cell (\d+) of \d+(?:: ([\s\S]*))?$/.exec(line) ?? [];
        if (step === undefined) say(`  [${String(at).padStart(2)}/${names.length}] ${names[at - 1] ?? line}`);
        else (redraw ?? say)(`          ${step}`);
      },
    });
    const measured = existsSync(join(folder, "manifest.json"));
    if (run.failure) {
      const { cell, line, message } = run.failure;
      complain(`Code cell ${cell} of the quickstart failed${line ? ` at "${line}"` : ""}: ${message}`);
    }
    say("");
    if (measured) for (const line of headline((await readLedger(folder)).study)) say(line);
    say("");
    for (const [label, path] of [
      ["Report", join(folder, "report.html")],
      ["as Markdown", join(folder, "report.md")],
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
