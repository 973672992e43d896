import type { FactAbout, FactSubject } from "./fact";

/**
 * The id of a fact: what it is about, part by part, such as `level.ttft.median.chimera.report`. So the same fact has the same id in every report, and
 * no other fact changes it. Names stand as they are where they are short and plain; of others as much as can be said, with a hash of the whole behind "~".
 * @example
 * factId({ role: "share", counted: "calls", state: "ok" }); // "share.calls.ok"
 */
export function factId(about: FactAbout): string {
  return [about.role, ...partsOf(about)].filter((part) => part !== undefined).join(".");
}

function partsOf(about: FactAbout): readonly (string | undefined)[] {
  switch (about.role) {
    case "count":
    case "share":
      return [about.counted, about.state, marked("why", about.why), subjectPart(about.subject), namePart(about.stage)];
    case "best":
      return [namePart(about.metric.replaceAll(".", "-")), namePart(about.stage)];
    case "verdict":
      return [
        namePart(about.metric.replaceAll(".", "-")),
        subjectPart(about.subject),
        subjectPart(about.against),
        namePart(about.stage),
        marked("load", about.load),
      ];
    case "setting":
      return [subjectPart(about.subject)];
    case "name":
      return [about.names];
    default:
      return [
        namePart(about.metric.replaceAll(".", "-")),
        "estimate" in about && about.estimate ? "paired" : about.statistic,
        subjectPart(about.subject),
        "against" in about ? subjectPart(about.against) : undefined,
        namePart(about.stage),
        marked("load", about.load),
        about.run === undefined ? undefined : `run:${about.run}`,
      ];
  }
}

/** A variant by its name; a model, settings or a backend in the files by its place where it is spoken of by that, else by its kind and name. */
function subjectPart(subject: FactSubject | undefined): string | undefined {
  if (subject === undefined) return undefined;
  const { kind, name, place } = subject;
  if (kind === "variant") return namePart(name);
  return place === undefined ? `${kind}:${namePart(name)}` : `${place}:${kind}`;
}

function marked(mark: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${mark}:${namePart(name)}`;
}

const plain = /^[A-Za-z0-9_-]{1,40}$/;
/** Names such as `gemma3:4b`. Others may hold a path or a login, which what is published hides in names and would not find in an id. */
const sayable = /^[\w:.+ -]{1,80}$/;

function namePart(name: string): string;
function namePart(name: string | undefined): string | undefined;
function namePart(name: string | undefined): string | undefined {
  if (name === undefined || plain.test(name)) return name;
  return `${sayable.test(name) ? name.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 40) : ""}~${hash(name)}`;
}

/** FNV-1a of the UTF-16 units, eight hexadecimal digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
