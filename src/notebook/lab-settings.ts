import { join } from "node:path";

import { atomicWrite } from "../files";
import { venvFolder } from "./places";
import { writing } from "./writing";

/** Defaults of this JupyterLab; what a person sets in its own settings wins. */
const overrides = {
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  "@jupyterlab/apputils-extension:themes": { "adaptive-theme": true },
};

/** Writes the defaults where this JupyterLab, and no other, reads them. */
export async function labSettings(): Promise<void> {
  const folder = join(venvFolder(), "share", "jupyter", "lab", "settings");
  await writing(folder, "JupyterLab keeps its settings there", () =>
    atomicWrite(join(folder, "overrides.json"), `${JSON.stringify(overrides, null, 2)}\n`),
  );
}
