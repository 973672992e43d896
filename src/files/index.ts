export { atomicWrite } from "./atomic-write";
export { compiledFile, packageRoot } from "./package-root";
