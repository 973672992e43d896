import type { Command } from "../command";
import { ingestCommand } from "./ingest";
import { serveCommand } from "./serve";

/** Every command, in the order in which people meet them. */
export const commands: readonly Command[] = [ingestCommand, serveCommand];
