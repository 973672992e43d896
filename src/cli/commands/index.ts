import type { Command } from "../command";
import { compareCommand } from "./compare";
import { doctorCommand } from "./doctor";
import { ingestCommand } from "./ingest";
import { labCommand } from "./lab";
import { notebookCommand } from "./notebook";
import { quickCommand } from "./quick";
import { reportCommand } from "./report";
import { runCommand } from "./run";
import { serveCommand } from "./serve";

/** Every command, in the order in which people meet them. */
export const commands: readonly Command[] = [
  quickCommand,
  ingestCommand,
  runCommand,
  reportCommand,
  compareCommand,
  notebookCommand,
  labCommand,
  doctorCommand,
  serveCommand,
];
