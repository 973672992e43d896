/** Folders that people live in: what stands below them by name says who somebody is. */
const homeRoots = /^(?:home|homes|Users|Documents and Settings)$/i;
/** What a path begins with that is an address of a server's interface. */
const interfaces = /^(?:api|v\d+(?:alpha|beta)?\d*|openai|chat|completions?|embeddings?)$/i;
/** What a JSON pointer begins with, in the answers of model servers and in benchmark files. */
const pointerRoots =
  /^(?:message|messages|options|results?|choices|usage|response|errors?|details|timings|calls|config|environment|properties|items|\$defs|definitions|model_info)$/;
/** Folders of a file system that hold people's data: a number below them is no place in a list. */
const dataRoots =
  /^(?:home|Users|scratch|mnt|media|srv|opt|var|tmp|nfs|gpfs|lustre|work|projects?|root|usr|etc|Volumes|storage|export)\d*$/i;
const devices = /^dev\/(?:null|zero|full|tty|stdin|stdout|stderr|u?random)$/;
/** Files whose name says what they are; any other last name can be a person's or a client's. */
const extension =
  /\.(?:csv|tsv|jsonl?|ndjson|md|markdown|txt|log|html?|xml|ya?ml|toml|ini|conf|cfg|ipynb|py|[cm]?[jt]sx?|rs|go|c|cc|cpp|h|sh|bat|cmd|ps1|exe|dll|so|dylib|gguf|ggml|bin|safetensors|pth?|onnx|parquet|arrow|feather|db|sqlite|duckdb|png|jpe?g|svg|gif|webp|pdf|gz|zip|tar|tgz|zst|bz2|xz|lock|pid|sock|cut|tmp|bak|css|map|njk)$/i;
const modelSize = /\d[bBmM](?![\p{L}\p{N}])/u;

const segment = String.raw`(?:[\p{L}\p{M}\p{N}_.~%+@$=#&^!…-]|\\ |\([^()\s/\\]{1,40}\)|(?<=\p{L})['’](?=\p{L})|,(?=[\p{L}\p{N}]))+`;
/** Up to three more words of a folder's name, which goes on to the next separator. */
const gap = String.raw`(?: [\p{L}\p{M}\p{N}_.&+'’()-]{1,40}){1,3}(?=SEP)`;
const noFolder =
  /^(?:and|or|in|is|was|were|are|to|from|for|at|with|failed|cannot|not|as|on|by|because|the|of|has|had|then|gives?|tokens?|toks?|ms|s|[kmgt]i?b|requests?|calls?|runs?|input|output|n|w|i)$/i;

const quote = `["'\`“‘]`;
const posix = String.raw`(?:(?<=(?<![\p{L}\p{N}-])-[A-Za-z])|(?<![\p{Script=Latin}\p{N}.)\]}<…+\\/-]|[\p{Script=Latin}\p{N}]_|(?:[\p{L}](?=\\?/[^\p{Script=Latin}]))))\\?/(?=[\p{L}\p{N}_.~$@…-]|/\w)`;
const drive = String.raw`(?:\\{2,4}[?.]\\{1,2})?(?<![\p{L}\p{N}]|(?<!\?)\\)[A-Za-z]:(?=[\\/]{1,4}[^\s\\/])`;
const share = String.raw`(?<![\p{L}\p{N}\\)\]}^$])(?:\\{8}|\\{4}|\\{2})(?=[\p{L}\p{N}_.$-]+\\{1,4}[\p{L}\p{N}_$.])`;
const homeOf = String.raw`(?<![\p{L}\p{N}_~.])(?:~(?:[A-Za-z][\w.-]*)?|\$HOME|\$\{HOME\}|\$env:USERPROFILE|%(?:USERPROFILE|HOMEPATH|APPDATA|LOCALAPPDATA|HOME)%)(?=[\\/])`;
const start = new RegExp(
  `(?<quote>${quote})?(?:(?<file>file:[\\\\/]*(?:[A-Za-z]:[\\\\/]+)?)|(?<home>${homeOf})|(?<drive>${drive})|(?<share>${share})|(?<posix>${posix}))`,
  "giu",
);

/**
 * The text with each path of this or another machine - absolute, home-relative, of a share, with spaces, quoted, in JSON - reduced to `…` or `~` and, where
 * it says what the file is, its last name. Addresses of a server's interface, JSON pointers, units and fractions stay.
 */
export function hidePaths(text: string): string {
  if (!/[\\/]/.test(text)) return text;
  let plain = "";
  let done = 0;
  start.lastIndex = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const groups = match.groups!;
    const opening = groups["quote"] ?? "";
    const from = match.index + opening.length;
    const found = pathAt(text, from, match.index + match[0].length, groups, opening);
    if (found === undefined) {
      start.lastIndex = Math.max(from + 1, match.index + match[0].length);
      continue;
    }
    plain += text.slice(done, from) + found.shown;
    done = found.end;
    start.lastIndex = Math.max(found.end, match.index + 1);
  }
  return plain + text.slice(done);
}

function pathAt(
  text: string,
  from: number,
  after: number,
  groups: Readonly<Record<string, string | undefined>>,
  opening: string,
): { readonly shown: string; readonly end: number } | undefined {
  const unixLike = groups["posix"] !== undefined || (groups["home"] !== undefined && text[after] === "/");
  const separator = unixLike ? String.raw`\\?/+` : String.raw`[\\/]+`;
  const read = segmentsAt(text, after, separator, endOfQuote(text, from, opening));
  const { segments, end, last } = read;
  if (segments.length === 0) return undefined;
  if (groups["home"] !== undefined) return { shown: shownAs("~", segments, last), end };
  if (groups["posix"] !== undefined) {
    const doubled = /^\\?\/$/.test(groups["posix"]) && text[after] === "/";
    // Behind the name of a scheme stands an address, which is read elsewhere.
    if ((segments.length < 2 && !doubled) || (doubled && text[from - 1] === ":")) return undefined;
    if (!doubled && isHarmless(segments, text.slice(Math.max(0, from - 24), from))) return undefined;
  }
  const root = /^[A-Za-z]:?$/.test(segments[0]!) && segments.length > 1 ? 1 : 0;
  return homeRoots.test(segments[root]!) && segments.length > root + 1
    ? { shown: shownAs("~", segments.slice(root + 2), last), end }
    : { shown: shownAs("…", segments, last), end };
}

function shownAs(base: string, segments: readonly string[], separator: string): string {
  const name = segments.at(-1);
  if (name === undefined) return base;
  if (!extension.test(name) && !modelSize.test(name))
    return base === "~" && segments.length > 0 ? `~${separator}…` : base;
  return `${base}${base === "~" && segments.length > 1 ? `${separator}…` : ""}${separator}${name}`;
}

/** Interfaces of a server, JSON pointers and devices, which look like paths. */
function isHarmless(segments: readonly string[], before: string): boolean {
  const [first = ""] = segments;
  if (interfaces.test(first) || devices.test(segments.join("/"))) return true;
  if (/#$|\bpointer:?\s+["'`]?$|\.(?:jsonl?|ndjson|ipynb|parquet|csv|md):$/i.test(before)) return true;
  if (extension.test(segments.at(-1)!)) return false;
  return (
    pointerRoots.test(first) ||
    (!dataRoots.test(first) && segments.some((each) => /^(?:0|[1-9]\d*)$/.test(each) && !/^(?:19|20)\d\d$/.test(each)))
  );
}

/** Where the quoted text ends that the path begins; undefined when it is not quoted. */
function endOfQuote(text: string, from: number, opening: string): number | undefined {
  if (opening === "") return undefined;
  const closing = { "“": "”", "‘": "’" }[opening] ?? opening;
  const end = text.slice(from, from + 1000).search(new RegExp(`\\\\*(?:${closing}|\\n)`));
  return end < 0 || text[from + end] === "\n" ? undefined : from + end;
}

interface Read {
  readonly segments: readonly string[];
  readonly end: number;
  /** The separator before the last segment, as it was written. */
  readonly last: string;
}

/** Reads names and separators; up to `limit`, where the path is quoted, names hold anything. */
function segmentsAt(text: string, from: number, separator: string, limit: number | undefined): Read {
  const between = new RegExp(separator, "y");
  const name = limit === undefined ? new RegExp(segment, "uy") : /[^\\/\n]+/y;
  const more = new RegExp(gap.replace("SEP", separator), "uy");
  const segments: string[] = [];
  const mark = text.slice(0, from).match(/\\?[\\/]+$/)?.[0] ?? "/";
  let [end, last, separated] = [from, mark, true];
  for (;;) {
    between.lastIndex = end;
    const sep = between.exec(text)?.[0];
    if (sep !== undefined && (limit === undefined || end + sep.length <= limit)) {
      [end, last, separated] = [end + sep.length, sep, true];
    } else if (!separated) break;
    name.lastIndex = end;
    let found = name.exec(text)?.[0];
    if (found === undefined || end + 1 > (limit ?? Infinity)) break;
    if (limit !== undefined) found = found.slice(0, limit - end);
    else if ((segments.length > 0 || separator.includes("[")) && !extension.test(found)) {
      more.lastIndex = end + found.length;
      const words = more.exec(text)?.[0];
      if (
        words !== undefined &&
        !words
          .trim()
          .split(" ")
          .some((word) => noFolder.test(word))
      )
        found += words;
    }
    if (found === "") break;
    end += found.length;
    segments.push(found);
    separated = false;
  }
  // A full stop or a mark of emphasis behind a path ends the sentence.
  const tail = limit === undefined && segments.length > 0 ? (/[.!…_^&,-]+$/.exec(segments.at(-1)!)?.[0] ?? "") : "";
  if (tail !== "" && !separated) {
    const kept = segments.pop()!.slice(0, -tail.length);
    if (kept !== "") segments.push(kept);
    end -= tail.length;
  }
  return { segments, end, last: last.replace(/\/+$/, "/") };
}
