// Registries of our own making: the sample folder with its values changed, and a study with chosen effects. Seeded.

/** A study of two variants and two stages: cold first calls, some failures, a true effect of the candidate. Times in ms. */
export function makeStudy(random, { runs, effect, failures, variants = ["baseline", "chimera"], model = "sample:1b" }) {
  const stages = ["analysis", "report"];
  const calls = [];
  const base = { ttft: 80 + 900 * random(), perToken: 4 + 20 * random() };
  const around = (width) => 1 - width / 2 + width * random();
  for (let run = 1; run <= runs; run += 1) {
    variants.forEach((variant, v) => {
      stages.forEach((stage, s) => {
        const factor = v === 0 ? 1 : effect;
        const cold = run === 1 && s === 0;
        const ok = random() >= failures;
        const tokens = Math.round(120 + 200 * random());
        const ttft = (cold ? 2800 : 0) + base.ttft * (1 + s * 0.5) * factor * around(0.08);
        const decode = tokens * base.perToken * factor * around(0.05);
        calls.push({
          schema: "chimera-notebook/call/1",
          id: `r${run}-${variant}-${stage}`,
          study: "made",
          run,
          stage,
          variant,
          order: calls.length,
          model: { name: model },
          options: {},
          prompt: { cache: "avoid" },
          status: ok ? "ok" : "timeout",
          speed: ok ? { valid: true } : { valid: false, fault: "failed", reason: "Waited too long." },
          answer: ok ? "whole" : "none",
          clock: { durationMs: ttft + decode, ...(ok ? { ttftMs: ttft } : {}) },
          server: ok
            ? { loadMs: cold ? 2700 : 12, evalMs: decode, outputTokens: tokens }
            : { loadMs: cold ? 2700 : 12 },
          ...(ok ? { throughput: (1000 * tokens) / decode } : {}),
          response: ok ? "…" : "",
        });
      });
    });
  }
  const config = {
    model: { name: model, quantization: "Q4_K_M", parameterSize: "1B" },
    variants: variants.map((name) => ({ name, options: {} })),
    runs,
    stages,
    cache: "avoid",
    seed: 1,
    data: "data",
    dataSha256: "0",
    prompts: {},
    formatEnforced: true,
  };
  const environment = {
    os: "Linux",
    cpu: "CPU",
    cores: 4 + Math.floor(28 * random()),
    memoryBytes: (8 + Math.floor(60 * random())) * 2 ** 30,
    node: "20.0.0",
    server: "0.20.7",
    engine: "ollama",
    hostKind: "loopback",
    kit: "0.1.0",
  };
  return {
    manifest: {
      schema: "chimera-notebook/study/1",
      id: "made",
      created: "2026-01-05T10:00:00.000Z",
      config,
      order: [],
      environment,
    },
    calls,
    workflow: [],
  };
}

/** The same folder with other values: each subject × metric is multiplied by a factor of its own, and the counts are others. */
export function changeIngest(ingest, random) {
  const factors = new Map();
  const factor = (each) => {
    const key = JSON.stringify([each.subject, each.metric, each.kind === "ollama-param-tuning" ? each.settings : ""]);
    if (!factors.has(key)) factors.set(key, 0.5 + random());
    return factors.get(key);
  };
  const measurements = ingest.measurements.map((each) =>
    each.value === null ? each : { ...each, value: each.value * factor(each) },
  );
  const counts = ["csv", "json", "markdown"].map((format) => ({
    format,
    files: 1 + 3 * Math.floor(20 * random()) + ["csv", "json", "markdown"].indexOf(format),
    firstPaths: [],
  }));
  const files = counts.reduce((sum, each) => sum + each.files, 0) + Math.floor(4 * random());
  return {
    ...ingest,
    measurements,
    summary: {
      ...ingest.summary,
      byFormat: counts,
      files,
      duplicates: Math.floor(9 * random()),
      unreadable: Math.floor(4 * random()),
    },
  };
}

/** Registries of all sorts: clear and open verdicts, many and few runs, failures or none. */
export function makeRegistries({ facts, seededRandom, ingest }, seed, count) {
  const random = seededRandom(seed);
  const effects = [0.8, 0.92, 1, 1.04, 1.25];
  return Array.from({ length: count }, (_, index) => {
    const study = makeStudy(random, {
      runs: index % 4 === 3 ? 3 : 6 + Math.floor(6 * random()),
      effect: effects[index % effects.length],
      failures: index % 3 === 0 ? 0 : 0.08,
    });
    return facts(changeIngest(ingest, random), study);
  });
}
