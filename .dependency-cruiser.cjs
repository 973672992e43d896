"use strict";
// The arrows of the house: a room may know the rooms listed for it, and nothing else.
const rooms = {
  records: [],
  files: [],
  text: [],
  kernel: [],
  stats: ["records"],
  grade: ["records", "text"],
  wire: ["records", "text"],
  ingest: ["records", "text", "files", "stats", "wire"],
  llm: ["records", "text", "files", "stats", "kernel", "wire"],
  ledger: ["records", "text", "files", "stats", "llm"],
  facts: ["records", "text", "files", "stats", "ledger"],
  claims: ["records", "text", "facts"],
  narrative: ["records", "text", "stats", "claims"],
  workload: ["records", "text", "files", "stats", "grade", "ingest", "llm", "facts"],
  study: ["records", "text", "files", "stats", "ingest", "llm", "ledger", "facts", "narrative", "workload", "kernel"],
  frame: ["records", "text", "stats"],
  plot: ["records", "text", "stats"],
};
// Each of these may know all that stand before it.
for (const room of ["report", "notebook", "cli"]) rooms[room] = Object.keys(rooms);

const arrows = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-knows-only-what-it-may`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...allowed].join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-orphan", severity: "error", from: { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" }, to: {} },
    {
      name: "only-notebook-knows-tslab",
      severity: "error",
      from: { pathNot: "^src/notebook/" },
      to: { path: "node_modules/tslab" },
    },
    {
      name: "only-embedded-knows-llama",
      severity: "error",
      from: { pathNot: "^src/llm/embedded/" },
      to: { path: "node_modules/node-llama-cpp" },
    },
    {
      name: "only-ingest-parquet-knows-hyparquet",
      severity: "error",
      from: { pathNot: "^src/ingest/parquet/" },
      to: { path: "node_modules/hyparquet" },
    },
    {
      name: "only-grade-knows-ajv",
      severity: "error",
      from: { pathNot: "^src/grade/" },
      to: { path: "node_modules/ajv" },
    },
    {
      name: "only-frame-knows-danfo",
      severity: "error",
      from: { pathNot: "^src/(frame|notebook)/" },
      to: { path: "node_modules/danfojs-node" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
