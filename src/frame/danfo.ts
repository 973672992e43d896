import { createRequire } from "node:module";

import type * as danfoModule from "danfojs-node";

type Danfo = typeof danfoModule;

let loaded: Danfo | undefined;

/** Danfo, loaded when the first frame is made: it takes half a second, which a command without frames need not wait. */
export function danfo(): Danfo {
  loaded ??= createRequire(__filename)("danfojs-node") as Danfo;
  return loaded;
}
