import type { JsonValue, Subject } from "../../records";
import type { Row } from "../values/row";
import type { JsonKey } from "./json-key";
import type { Quantities } from "./json-siblings";

/** Where a list or an object stands. */
export interface Place {
  readonly row: Row;
  /** The key that holds it, from the nearest object. */
  readonly key?: JsonKey;
  /** Subject of the objects within; figures under the key itself keep the row's. */
  readonly within: Subject;
  /** What the other records of the same list measure. */
  readonly siblings?: () => Quantities;
  /** Exit codes of the runs whose figures a list holds, one each. */
  readonly exits?: readonly JsonValue[];
}
