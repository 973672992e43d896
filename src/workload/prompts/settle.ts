import type { Found, FoundItem, PromptFile, PromptItem, PromptProblem } from "./types";

/** Longest prompt, characters: more than any context that people run holds. */
const longestPrompt = 1_000_000;

/** Gives each item an id of its own, leaves out those that ask nothing or too much, and names what stands there twice. */
export function settle(found: Found): PromptFile {
  const problems: PromptProblem[] = [...found.problems];
  const ids = new Map<string, string>();
  const seen = new Map<string, string>();
  const items: PromptItem[] = [];
  for (const item of found.items) {
    const { at } = item;
    const length = item.prompt.length + (item.system?.length ?? 0);
    if (item.prompt.trim() === "") {
      problems.push({ at, kind: "empty-prompt", message: `${at} has an empty prompt, so it is left out` });
      continue;
    }
    if (length > longestPrompt) {
      problems.push({
        at,
        kind: "too-long",
        message: `${at} has a prompt of ${length} characters, more than ${longestPrompt}, so it is left out: shorten it`,
      });
      continue;
    }
    const same = seen.get(contentOf(item));
    if (same !== undefined)
      problems.push({ at, kind: "duplicate", message: `${at} is the same as ${same}; both are kept` });
    else seen.set(contentOf(item), at);
    items.push({ ...item, id: idFor(item, ids, problems) });
  }
  return { items, problems, reading: found.reading, unused: found.unused ?? [] };
}

function contentOf({ prompt, system, messages, checks }: FoundItem): string {
  return JSON.stringify([prompt, system, messages, checks]);
}

function idFor(item: FoundItem, ids: Map<string, string>, problems: PromptProblem[]): string {
  const { at } = item;
  const wanted = item.id ?? at;
  const before = ids.get(wanted);
  let id = wanted;
  for (let times = 2; ids.has(id); times += 1) id = `${wanted} (${times})`;
  ids.set(id, at);
  if (before !== undefined && item.id !== undefined)
    problems.push({
      at,
      kind: "duplicate-id",
      message: `${at} has the id ${JSON.stringify(wanted.slice(0, 60))} of ${before}; it is called ${JSON.stringify(id.slice(0, 70))}`,
    });
  return id;
}
