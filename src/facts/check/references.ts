const things = "section|table|figure|fig\\.|appendix|step|phase|chapter|equation|listing";
const named = `Sections?|Tables?|Figures?|Fig\\.|Appendix|Steps?|Phases?|Chapters?|Reports?|Notes?|Equations?|Listings?|Items?|Models?|Variants?|Options?|Prompts?|Cases?|TR`;
const capitals = named.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
const one = String.raw`\d+(?:\.\d+)*`;
const counted = String.raw`(?:(?:failed|missing|ok|cold|successful|more|duplicate|measured)\s+)?(?:calls?|runs?|files?|models?|observations?|measurements?|failures?|errors?|tokens?|duplicates?|requests?|answers?|cores?|backends?)\b`;
const state = String.raw`(?:(?:were|was|are|is|have|has)\s+)?(?:fail\w*|ok|missing|cold|succe\w*|broke\w*)\b`;

/**
 * "Table 3", "see section 4.1", "Figures 2 and 3": numbers of things. "It reports 45 failures" and "items 45 and 46 failed" count, so only a
 * word with a capital or behind "see", "in" and the like refers, and never one before what is counted.
 */
export const references = new RegExp(
  String.raw`\b(?:${named}|${capitals}|(?<=\b(?:[Ss]ee|[Ii]n|of|and|from|under|by|[Ss]ee also)\s(?:the\s)?)(?:(?:${things})s?|report|note|item))\s*[*_]{0,3}#?${one}(?:(?:,| and|, and)\s${one}){0,20}\b(?!\.\d|(?:,| and|, and)\s\d|\s+(?:of\s+(?:the\s+)?\d|${counted}|${state}))`,
  "g",
);
