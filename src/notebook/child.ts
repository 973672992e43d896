// The process in which a notebook's cells run: tslab's converter and executor, without Jupyter.
import type { Converter } from "tslab/dist/converter";
import { createExecutor } from "tslab/dist/executor";
import { JupyterHandlerImpl } from "tslab/dist/jupyter";

import { cellConverter } from "./converter";
import { ownInterrupts } from "../kernel";

let node: Converter | undefined;
let browser: Converter | undefined;
const executor = createExecutor(
  process.cwd(),
  {
    get node() {
      return (node ??= cellConverter(false));
    },
    get browser() {
      return (browser ??= cellConverter(true));
    },
    close: () => {
      node?.close();
      browser?.close();
    },
  },
  console,
);
const handler = new JupyterHandlerImpl(executor, false);
process.on("SIGINT", () => executor.interrupt());
ownInterrupts();
// As tslab's own kernel does: what fails in the background is said, and the kernel goes on.
process.on("uncaughtException", (error) => console.error("UncaughtException:", error));
process.on("unhandledRejection", (reason) => console.error("UnhandledPromiseRejection:", reason));
process.on("disconnect", () => process.exit(0));
process.on("message", (message: { readonly code: string }) => {
  const request = { code: message.code, silent: false, store_history: true, user_expressions: {} };
  void handler
    .handleExecute(
      request,
      (name, text) => process.send?.({ type: "stream", name, text }),
      (data, update) => process.send?.({ type: "display", display: data, update }),
    )
    .then((reply) => process.send?.({ type: "done", status: reply.status, count: reply.execution_count }));
});
process.send?.({ type: "ready" });
