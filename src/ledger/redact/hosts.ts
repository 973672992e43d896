import { isIPv4, isIPv6 } from "node:net";

/** What is said instead of a machine's name or number. */
export const anotherHost = "another host";

/** Places that everybody knows: to name them says nothing about who measures. */
const publicSites =
  /(?:^|\.)(?:github\.com|githubusercontent\.com|ollama\.(?:com|ai)|huggingface\.co|hf\.co|npmjs\.(?:com|org)|nodejs\.org|python\.org|jupyter\.org|plotly\.com|arxiv\.org|wikipedia\.org|openai\.com|w3\.org|mozilla\.org|docs\.rs|rust-lang\.org|vllm\.ai|google\.com|example\.(?:com|org|net))$/i;
const local = /^(?:localhost|[\w-]+\.localhost|host\.docker\.internal|ollama|127(?:\.\d{1,3}){3}|0\.0\.0\.0)\.?$/i;

/** Whether a host is a site that everybody knows. */
export function isPublicSite(host: string): boolean {
  return publicSites.test(host);
}

/** Whether a host's name says nothing about whose machine it is. */
export function isHarmlessHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").replace(/^::ffff:/i, "");
  return bare === "" || bare === "…" || bare === "::1" || bare === "::" || local.test(bare) || isPublicSite(bare);
}

const privateEnds =
  /^(?:local|lan|internal|intra|intranet|corp|home|private|localdomain|arpa|example|test|invalid|cluster|svc)$/i;
const commonEnds =
  /^(?:com|org|net|edu|gov|mil|int|info|biz|de|fr|uk|ch|nl|eu|jp|cn|kr|ru|se|dk|fi|cz|br|au|ca|nz|za|pt|gr|hu|ro|pl|es|ie|il|sg|tw|hk|ua|tr|mx|ar|cl)$/i;
/** Ends that names of packages and libraries have too. */
const newEnds = /^(?:io|ai|dev|app|co|cloud|tech|xyz|systems|computer)$/i;

const label = String.raw`[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?`;
const fullName = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.@/\\-])(?:${label}\.){1,8}(?<end>[a-z]{2,24})(?![\p{L}\p{N}_(-]|\.[\p{L}\p{N}])(?<port>:\d{2,5}\b)?`,
  "giu",
);
const numbers4 = /(?<![\p{L}\p{N}._-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}_-]|\.\d)/gu;
const numbers6 = /(?<![\p{L}\p{N}_.:])(?:[0-9a-f]{0,4}:){2,8}[0-9a-f.:]{0,45}(?:%25?[\w.-]{1,16})?/giu;
const hardware = /(?<![\p{L}\p{N}:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\p{L}\p{N}:-])/giu;
const account = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?<at>[a-z][\w-]*(?:\.[\w-]+)*)/giu;
const notAtHost = /^(?:[a-z]|sha\d+|v\d.*|latest|next|beta|alpha|main|master|head|canary|rc)$/i;
const exported = /(?<![\p{L}\p{N}_.-])[a-z][\w-]*\d[\w-]*(?=:(?:…|~|\/[\w-]+\/))/giu;
/** After these words of an error stands the name of a host, whatever it looks like. */
const surely =
  /(?<=\b(?:ENOTFOUND|EAI_AGAIN|resolve host:|unknown host:?|no such host:|not resolve|name resolution for)\s["'`]?)(?!host\b)[a-z0-9][\w.-]*\w|(?<=\blookup\s)[a-z][\w.-]*\w(?=\son\s|:\s)/giu;
/** After these stands one if it looks like one: it has a digit, or a port. */
const perhaps =
  /(?<=\b(?:E(?:CONN\w+|HOSTUNREACH|NETUNREACH|TIMEDOUT)|dial tcp:?|hostname:?|host:?|upstream:?|proxy:?|connect(?:ed|ing|ion)? to|reach|redirected to|ssh)\s["'`]?)(?<name>[a-z][\w-]*(?:\.[\w-]+)*)(?<port>:\d{2,5}\b)?/giu;

const secrets = /(?<=\bBearer\s{1,3})[\w.~+/=-]{8,}|\b(?:sk|hf|gh[pousr]|xox[abp]|glpat)[-_][\w-]{12,}/g;

/** The text without the names and numbers of machines, accounts and keys; loopback, well-known sites and what only looks like a host stay. */
export function hideHosts(text: string): string {
  let plain = text.replace(secrets, "…");
  if (plain.includes("@"))
    plain = plain.replace(account, (whole, at: string) => (notAtHost.test(at) ? whole : "someone"));
  if (plain.includes(":"))
    plain = plain.replace(numbers6, hideNumbers6).replace(hardware, "…").replace(exported, anotherHost);
  plain = plain.replace(numbers4, (found, at: number, whole: string) =>
    !isIPv4(found) ||
    isHarmlessHost(found) ||
    /(?:version|driver|build|release|ollama|cuda|\bv)\s*$/i.test(whole.slice(Math.max(0, at - 10), at))
      ? found
      : anotherHost,
  );
  plain = plain.replace(surely, (found) => (isHarmlessHost(found) || /^another$/i.test(found) ? found : anotherHost));
  plain = plain.replace(perhaps, (found, name: string, port: string | undefined) =>
    (/\d/.test(name) || port !== undefined) && !isHarmlessHost(name) ? `${anotherHost}${port ?? ""}` : found,
  );
  if (plain.includes("."))
    plain = plain.replace(fullName, (found, end: string, port: string | undefined) => {
      const name = found.slice(0, found.length - (port?.length ?? 0));
      const labels = name.split(".").length;
      const looksLike =
        privateEnds.test(end) || commonEnds.test(end) || (newEnds.test(end) && (labels > 2 || port !== undefined));
      return looksLike && !isHarmlessHost(name) ? `${anotherHost}${port ?? ""}` : found;
    });
  return plain;
}

function hideNumbers6(found: string): string {
  const zone = found.replace(/%.*$/, "").replace(/[.:]+$/, (end) => (end === "::" ? end : ""));
  const [, address = "", port = ""] = /^(.*?)(:\d{5})?$/.exec(zone)!;
  const named = isIPv6(zone) ? zone : isIPv6(address) ? address : undefined;
  if (named === undefined || isHarmlessHost(named) || !/\d/.test(named) || !/[a-f]|\w{3}/i.test(named)) return found;
  return `${anotherHost}${named === zone ? "" : port}${/[.:]$/.test(found) && !/::$/.test(found) ? found.at(-1)! : ""}`;
}
