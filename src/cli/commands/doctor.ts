import { doctor } from "../../notebook";
import type { Command } from "../command";

export const doctorCommand: Command = {
  name: "doctor",
  summary: "Say what is installed, reachable and missing, and the one command that mends each.",
  arguments: [],
  options: {},
  run: async (_positionals, _values, terminal) => {
    const findings = await doctor();
    const width = Math.max(...findings.map((finding) => finding.name.length));
    for (const { name, ok, detail, fix } of findings) {
      terminal.out(`${ok ? "✓" : "✗"} ${name.padEnd(width)}  ${detail}${fix ? `  → ${fix}` : ""}`);
    }
    return 0;
  },
};
