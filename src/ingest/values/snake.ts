import { remember } from "./remember";

/** A name in lower case with underscores: `Generation Time` and `generationTime` are `generation_time`. */
export const snake = remember(snakeOf);

function snakeOf(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/[\s\-*`()_]+/g, "_")
    .replaceAll(/^_|_$/g, "")
    .toLowerCase();
}
