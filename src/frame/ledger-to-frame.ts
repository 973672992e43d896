import type { DataFrame } from "danfojs-node";

import type { CallRecord } from "../records";
import { callColumns } from "./columns";
import { frameOf } from "./to-frame";

/** The calls of a study as a Danfo frame, one row a call, failed ones too; with the same columns when there is none yet. */
export function ledgerToFrame(study: { readonly calls: readonly CallRecord[] }): DataFrame {
  return frameOf(callColumns(study.calls));
}
