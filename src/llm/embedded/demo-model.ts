import { join } from "node:path";

import { packageRoot } from "../../files";

const demoName = "chimera-demo";

/** The model file that ships with the kit. */
export function demoModelFile(): string {
  return join(packageRoot(), "data", "models", `${demoName}.gguf`);
}

/** Whether a model's name is that of the demo model, with or without a tag: a real server may serve it too. */
export function isDemoModel(name: string): boolean {
  return name.split(":")[0]!.toLowerCase() === demoName;
}
