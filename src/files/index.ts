export { atomicWrite } from "./atomic-write";
export { makeFolder } from "./make-folder";
export { openRegular } from "./open-regular";
export { compiledFile, packageRoot } from "./package-root";
export { linesOfRegular, readRegular, whyNotRead } from "./read-regular";
export type { FileLine } from "./read-regular";
export { whyNotWritten } from "./why-not-written";
