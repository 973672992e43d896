import { remember } from "./remember";

/** A name in lower case with underscores: `Generation Time` and `generationTime` are `generation_time`. */
export const snake = remember(snakeOf);

function snakeOf(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z]{2,})(Ms|[A-Z][a-z]{2,})/g, "$1_$2")
    .replaceAll(/[\s\-*`()_]+/g, "_")
    .replaceAll(/^_|_$/g, "")
    .toLowerCase()
    .replaceAll(/(^|_)e2_e(?=_|$)/g, "$1e2e");
}
