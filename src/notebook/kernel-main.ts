// The kernel that JupyterLab starts: tslab, with the converter mended. Arguments: the path of the connection file.
import * as converter from "tslab/dist/converter";

import { cellConverter } from "./converter";
import { ownInterrupts } from "../kernel";

const original = converter.createConverter;
// Before tslab's own main is loaded: it takes the function from this module when it is called.
Object.defineProperty(converter, "createConverter", {
  value: (options: { readonly isJS: boolean; readonly isBrowser: boolean }) =>
    cellConverter(options.isBrowser, original),
});
// eslint-disable-next-line @typescript-eslint/no-require-imports -- must come after the line above
const { startKernel } = require("tslab/dist/main") as {
  startKernel: (options: {
    configPath: string;
    enableFindLocal: boolean;
    jsKernel: boolean;
    globalVersion: string;
  }) => void;
};
startKernel({ configPath: process.argv[2] ?? "", enableFindLocal: false, jsKernel: false, globalVersion: "" });
ownInterrupts();
