// Whole studies ended by `kill -9`, some of them within 50 ms after their last call, and then resumed: does each finish with every planned call once?
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { root } from "../../tools/ready.mjs";

const lateMs = 50;
const millisecond = 1e6;

/** A server that speaks as much of Ollama as a study asks for, and answers at once: what is tried is the study. */
function quickServer() {
  const model = { name: "quick:1b", model: "quick:1b", size: 1, digest: "a".repeat(64), details: { family: "none" } };
  const answers = {
    "/api/version": { version: "0.20.7" },
    "/api/tags": { models: [model] },
    "/api/ps": { models: [{ ...model, size_vram: 0, context_length: 4096 }] },
    "/api/show": { details: model.details, model_info: {}, capabilities: ["completion"] },
  };
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      if (request.url !== "/api/generate") return response.end(JSON.stringify(answers[request.url] ?? {}));
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      for (const word of ["All ", "is ", "well."])
        response.write(`${JSON.stringify({ response: word, done: false })}\n`);
      const figures = { total_duration: 9, load_duration: 1, prompt_eval_duration: 2, eval_duration: 3 };
      for (const name of Object.keys(figures)) figures[name] *= millisecond / 100;
      const counts = { prompt_eval_count: 100, eval_count: 3 };
      response.end(`${JSON.stringify({ response: "", done: true, done_reason: "stop", ...figures, ...counts })}\n`);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ server, host: `http://127.0.0.1:${server.address().port}` }));
  });
}

function start(host, out, more) {
  const words = ["run", "--server", host, "--out", out, ...more];
  return spawn(process.execPath, [join(root, "bin", "chimera.cjs"), ...words], {
    cwd: root,
    env: { ...process.env, CI: "true" },
    stdio: "ignore",
  });
}

const ended = (child) => new Promise((resolve) => child.once("close", resolve));

function linesIn(file) {
  try {
    return readFileSync(file, "utf8").split("\n").slice(0, -1);
  } catch {
    return [];
  }
}

/**
 * Kills studies of four runs in two variants and resumes each.
 * @param {{ folder: string, times: number, late: number, random: () => number, tell?: (line: string) => void }} options
 * @returns how many finished with every planned call once, and a sentence for each that did not
 */
export async function killAndFinish({ folder, times, late, random, tell = () => undefined }) {
  const { server, host } = await quickServer();
  const failures = [];
  let killedLate = 0;
  try {
    for (let time = 0; time < times; time += 1) {
      const out = join(folder, `finish-${time}`);
      const isLate = time < late;
      const variants = ["--runs", "3", "--variant", "a:temperature=0", "--variant", "b:temperature=1"];
      const child = start(host, out, [...variants, ...(time % 2 === 0 ? ["--no-narrative"] : [])]);
      const gone = ended(child);
      // 1 probe, 1 warm-up and 12 calls: the last one's line, or a seeded one before it.
      const lines = isLate ? 14 : 1 + Math.floor(random() * 13);
      const delayMs = isLate ? random() * lateMs : random() * 20;
      await new Promise((resolve) => {
        const look = setInterval(() => {
          if (child.exitCode === null && linesIn(join(out, "calls.jsonl")).length < lines) return;
          clearInterval(look);
          setTimeout(resolve, delayMs);
        }, 1);
      });
      if (child.exitCode === null) killedLate += isLate ? 1 : 0;
      child.kill("SIGKILL");
      await gone;
      const code = await ended(start(host, out, ["--resume", "--no-narrative"]));
      const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
      const made = linesIn(join(out, "calls.jsonl")).map((line) => JSON.parse(line).id);
      const wrong = manifest.order.filter(({ id }) => made.filter((each) => each === id).length !== 1);
      const runs = new Set(
        linesIn(join(out, "workflow.jsonl")).map((line) => `${JSON.parse(line).run} ${JSON.parse(line).variant}`),
      );
      const report = linesIn(join(out, "report.md")).length;
      if (code !== 0 || wrong.length > 0 || runs.size !== 6 || report === 0)
        failures.push(
          `study ${time} (killed after ${lines} lines and ${delayMs.toFixed(1)} ms): code ${code}, ${wrong.length} planned calls not there once, ${runs.size} of 6 runs timed, ${report} lines of report`,
        );
      rmSync(out, { recursive: true });
      tell(`${time + 1} of ${times}`);
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return { finished: times - failures.length, killedLate, failures };
}
