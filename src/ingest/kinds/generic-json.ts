import type { JsonValue, SettingValue } from "../../records";
import type { Collector, Row } from "../collect";
import { settingName } from "../fields";
import { isList, isObject } from "../kind";
import type { JsonObject, Kind } from "../kind";
import { modelFromName } from "../model-from-name";
import { quantityOf } from "../quantity";
import { failureOf } from "../failure";
import { roleOf } from "./roles";

const mostValues = 1_000_000;

/** Any other JSON or JSON Lines: numbers become measurements named by their keys; names, settings and failures pass down to them. */
export const genericJson: Kind = {
  name: "json",
  matches: (file) => file.content === "json" || file.content === "lines",
  read: (file, out) => {
    const model = modelFromName(file.name);
    const top: Row = {
      subject: model === undefined ? {} : { model },
      settings: {},
      settingsFrom: model === undefined ? "none" : "file-name",
    };
    const unitless = new Set<string>();
    if (file.content === "json") visit(out, { ...top, pointer: "" }, file.value, "", unitless);
    if (file.content === "lines") {
      for (const { row, value } of file.lines) visit(out, { ...top, row, pointer: "" }, value, "", unitless);
    }
    if (unitless.size > 0) {
      const names = [...unitless]
        .slice(0, 5)
        .map((name) => JSON.stringify(name.slice(0, 60)))
        .join(", ");
      out.problem(
        "note",
        "unknown-unit",
        `has numbers without a unit in ${names}${unitless.size > 5 ? ", …" : ""}; they are kept as they stand`,
      );
    }
  },
};

function visit(out: Collector, row: Row, value: JsonValue, key: string, unitless: Set<string>): void {
  if (out.measurements.length >= mostValues) return;
  if (isList(value)) {
    value.forEach((each, index) => {
      const inner = { ...row, pointer: `${row.pointer ?? ""}/${index}` };
      if (typeof each === "number" && key !== "") add(out, inner, key, each, undefined, unitless);
      else if (typeof each === "object" && each !== null) visit(out, inner, each, key, unitless);
    });
  } else if (isObject(value)) object(out, described(row, value), value, unitless);
  else if (typeof value === "number" && key !== "") add(out, row, key, value, undefined, unitless);
}

function object(out: Collector, row: Row, value: JsonObject, unitless: Set<string>): void {
  for (const [key, each] of Object.entries(value)) {
    const role = roleOf(key);
    if (role !== undefined && (typeof each !== "object" || each === null)) continue;
    if (settingName(key) !== undefined && typeof each !== "object") continue;
    const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1");
    const numeric = typeof each === "number" || (each === null && quantityOf(key).unit !== "unknown");
    if (numeric) add(out, row, key, each, escaped, unitless);
    else if (typeof each === "object" && each !== null) {
      const inner =
        isObject(each) && !("name" in each) && row.subject.item === undefined
          ? { ...row.subject, item: key }
          : row.subject;
      visit(out, { ...row, subject: inner, pointer: `${row.pointer ?? ""}/${escaped}` }, each, key, unitless);
    }
  }
}

function add(
  out: Collector,
  row: Row,
  key: string,
  value: JsonValue,
  pointer: string | undefined,
  unitless: Set<string>,
): void {
  const quantity = quantityOf(key);
  if (quantity.unit === "unknown") unitless.add(key);
  out.value(row, quantity, value, pointer);
}

/** The row with what an object says about its own values. */
function described(row: Row, value: JsonObject): Row {
  const settings: [string, SettingValue][] = [];
  const dimensions: [string, SettingValue][] = [];
  const subject: { model?: string; backend?: string; item?: string } = { ...row.subject };
  for (const [key, each] of Object.entries(value)) {
    if (each === null || typeof each === "object") continue;
    const role = roleOf(key);
    const setting = settingName(key);
    if (setting !== undefined) settings.push([setting, each]);
    else if (role === "model" || role === "backend" || role === "item") subject[role] = String(each);
    else if (role === "when") dimensions.push(["timestamp", each]);
    else if (role?.startsWith("dimension ") === true) dimensions.push([role.slice("dimension ".length), each]);
  }
  const failure = failureOf((role) => Object.entries(value).find(([key]) => roleOf(key) === role)?.[1]);
  return {
    ...row,
    subject,
    settings: { ...row.settings, ...Object.fromEntries(settings) },
    settingsFrom: settings.length > 0 || subject.model !== row.subject.model ? "record" : row.settingsFrom,
    ...(dimensions.length > 0 || row.dimensions !== undefined
      ? { dimensions: { ...row.dimensions, ...Object.fromEntries(dimensions) } }
      : {}),
    ...(failure === undefined ? {} : { failure }),
  };
}
