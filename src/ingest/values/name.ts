import { bareAggregate } from "./aggregate";
import type { AggregateWord } from "./aggregate";
import { quantityIn } from "./name-quantity";
import { roleOf, settingIn } from "./name-role";
import type { Quantity } from "./quantity";
import { remember } from "./remember";
import type { Role } from "./role-words";
import { snake } from "./snake";

/** Everything that the name of a column or key tells: read once, here, for tables, JSON, Markdown and streams alike. */
export interface Name {
  /** As the file writes it. */
  readonly text: string;
  /** In lower case with underscores. */
  readonly plain: string;
  /** Undefined where the name is that of a figure, or of anything else that its values must tell. */
  readonly role: Role | undefined;
  /** The name under which a setting or a dimension is kept. */
  readonly as: string;
  /** What it measures if it is a figure. */
  readonly quantity: Quantity;
  /** Set where the name is no more than an aggregate's word, such as `mean` or `95%`. */
  readonly bare: AggregateWord | undefined;
}

/** Reads a name. */
export const readName = remember(read);

function read(text: string): Name {
  const plain = snake(text);
  const { quantity, limit } = quantityIn(text, plain);
  const setting = settingIn(plain, limit);
  const role = setting === undefined ? roleOf(plain) : "setting";
  const as = setting ?? (role === "timestamp" ? "timestamp" : plain);
  return { text, plain, role, as, quantity, bare: role === undefined ? bareAggregate(text) : undefined };
}

/** The setting that a column or key names, under one name; undefined where it is none. */
export function settingName(name: string): string | undefined {
  const { role, as } = readName(name);
  return role === "setting" ? as : undefined;
}

/** What a name measures if it is that of a figure. */
export function quantityOf(name: string): Quantity {
  return readName(name).quantity;
}
