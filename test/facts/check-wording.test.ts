import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

import { checkText, facts } from "../../src/facts";
import { packageRoot } from "../../src/files";
import { ingest } from "../../src/ingest";
import type { FactRegistry } from "../../src/records";
import { sampleStudy } from "../report/sample";

let registry: FactRegistry;
beforeAll(async () => {
  registry = facts(await ingest(join(packageRoot(), "data", "sample")), sampleStudy());
});
const problems = (text: string): readonly string[] => checkText(text, registry).problems;

/** Sentences of one kind: none of the wrong ones may stand, each of the right ones does. */
function kind(name: string, wrong: readonly string[], right: readonly string[]): void {
  describe(name, () => {
    test.each(wrong)("not: %s", (text) => expect(problems(text)).not.toEqual([]));
    test.each(right)("%s", (text) => expect(problems(text)).toEqual([]));
  });
}

kind(
  "a number that Markdown or glue hides is a number",
  [
    "_45_ calls failed.",
    "__45__ calls failed.",
    "_45 calls failed.",
    "45calls failed.",
    "In all45 calls failed.",
    "It took 99m.",
    "It took 9days.",
    "The throughput was 99xfaster.",
    "Calls that failed:45",
  ],
  [
    "_1_ of 32 calls failed.",
    "__31__ of 32 calls were ok.",
    "The model is gemma3 or llama3.1, q4_K_M, in `num_9`, 4bit or 8x7b.",
    "31 of 32 calls were ok with sample:1b of 1b in Q4_K_M, sha256:0123456789abcdef.",
  ],
);

kind(
  "what is counted is no reference",
  [
    "The study reports 45 failed calls.",
    "It reports 999 failures.",
    "The log notes 45 errors.",
    "Items 45, 46 and 47 failed.",
    "Reports 45 of 46 calls.",
  ],
  [
    "See section 4.1 and table 3.",
    "Figure 2 shows it; Tables 3 and 4 too.",
    "**Phase 2:** the report.",
    "The study reports that 1 of 32 calls failed.",
  ],
);

kind(
  "a number at the start of a wrapped line, or with a unit in a column of numbers, is a claim",
  ["The throughput of chimera was\n999. That is good.", "| # | x |\n|---|---|\n| 999 ms TTFT | a |"],
  [
    "List:\n\n1. One.\n2. Then.\n10) Last.",
    "All is well:\n1. The first\nthat goes on\n2. Then\n- 7. A bullet",
    "| # | x |\n|---|---|\n| 1 | a |\n| **2** | b |",
  ],
);

kind(
  "numbers in other characters and times of the clock are claims",
  [
    "TTFT was Ⅻ ms.",
    "TTFT was ➒➒➒ ms.",
    "TTFT was ௰ ms.",
    "TTFT was ⒐ ms.",
    "The TTFT was 12:34.",
    "The run took 3:59 in all.",
  ],
  ["It ran on 2025-11-27 at 00:39:19.", "It ran from 12:34 to 12:50 UTC.", "It ran on 27 November 2025, 00:39."],
);

kind(
  "amounts in words are numbers",
  [
    "One third of the calls failed.",
    "A fifth of the calls failed.",
    "Three fifths of the calls were ok.",
    "Dozens of calls failed.",
    "Hundreds of calls failed and a couple were ok.",
    "Throughput quintupled with chimera.",
    "TTFT fell by an order of magnitude.",
  ],
  [
    "The second run came after the first.",
    "Chimera was a second variant of the study.",
    "A third run would help.",
    "Two fifths of the files are CSV.",
  ],
);

const analysis = "In the analysis stage the median";

kind(
  "a value that is denied, or made a bound, does not stand",
  [
    `${analysis} TTFT of chimera was not 215.76 ms.`,
    `${analysis} TTFT of chimera did not reach 215.76 ms.`,
    `${analysis} TTFT of chimera was always below 215.76 ms.`,
    `${analysis} TTFT of chimera never went above 215.76 ms.`,
    `${analysis} throughput of chimera was more than 120.54 tokens/s.`,
    `${analysis} throughput of chimera was over 120.54 tokens/s.`,
    `${analysis} TTFT of chimera was up to 215.76 ms.`,
    `${analysis} TTFT of chimera was at most **215.76 ms**.`,
    "The lowest median throughput of a model in the files is up to 27.16 tokens/s.",
    "31 of 32 calls were not ok.",
    "31 of 32 calls weren't ok.",
    "1 of 32 calls never failed.",
    "Not one of the 32 calls failed.",
  ],
  [
    `${analysis} TTFT of chimera was 215.76 ms.`,
    "31 of 32 calls were ok, 1 of 32 failed.",
    "The files do not say more; 31 of 32 calls were ok.",
    "The models in the files have a throughput of up to 94.79 tokens/s, the highest.",
    "0 files could not be read.",
  ],
);

kind(
  "the N of k of N is no k",
  ["32 calls were ok.", "32 calls failed.", "All 16 chimera calls were ok.", "Failed calls: 32."],
  [
    "31 calls were ok.",
    "There were 32 calls.",
    "Of 32 calls, 31 were ok.",
    "Of all calls, 31 of 32 were ok.",
    "All 16 baseline calls were ok.",
    "Every one of the 16 baseline calls was ok.",
  ],
);

kind(
  "a ratio is not the size of a change",
  [
    "In the analysis stage the TTFT of chimera is 89 % lower than the baseline's.",
    "In the analysis stage the TTFT of chimera is 0.89× faster than the baseline's.",
    "In the analysis stage the TTFT of chimera is 0.89× lower than the baseline's.",
    "In the analysis stage the TTFT of chimera is 1.13× slower than the baseline's.",
  ],
  [
    "In the analysis stage the TTFT of chimera is 11 % lower than the baseline's.",
    "In the analysis stage the TTFT of chimera is 0.89× the baseline's.",
    "In the analysis stage the TTFT of chimera is 1.13× faster than the baseline's.",
    "In the analysis stage the TTFT of chimera dropped to 0.89× the baseline's.",
  ],
);

kind(
  "a unit that no fact has is a unit",
  [
    ...["days", "weeks", "ps", "㎲", "‰", "cycles", "euros"].map(
      (unit) => `${analysis} TTFT of the baseline: 242.41 ${unit}.`,
    ),
    `${analysis} TTFT of the baseline: $242.41.`,
    `${analysis} throughput of the baseline was 107.48 words per second.`,
    "7132 characters were generated.",
  ],
  [`${analysis} TTFT of the baseline: 242.41 ㎳.`, "7132 tokens were generated."],
);

kind(
  "the level of an interval and the counts of a test are no results",
  ["95 % of the calls failed.", "95 % of the files are CSV.", "8 runs failed.", "11.4 % of the files are CSV."],
  [
    "On TTFT in the analysis stage chimera takes 11.4 % less than the baseline (95 % interval 9.2 to 13.8 % less), p < .001.",
    "There were 8 runs of each variant.",
  ],
);

kind(
  "a direction the wrong way round does not stand, in whatever words",
  [
    ...["grew", "surged", "climbed", "jumped", "ballooned"].map(
      (verb) => `In the analysis stage the TTFT of chimera ${verb} by 11.0 %.`,
    ),
    "In the analysis stage the TTFT of chimera ballooned by 11.0 % and is faster.",
    "In the analysis stage the TTFT of chimera is 11.0 % above the baseline's.",
    "In the analysis stage the TTFT of chimera exceeds the baseline's by 26.65 ms.",
    "In the analysis stage chimera added 26.65 ms to the TTFT.",
    "In the analysis stage chimera lost 13.07 tokens/s of throughput.",
    "In the analysis stage the throughput of chimera sank by 13.07 tokens/s.",
    "In the analysis stage the throughput of chimera is below the baseline.",
    "In the analysis stage the throughput of the baseline is ahead of chimera by 12.2 %.",
    "The gap in TTFT between chimera and baseline in the analysis stage is 11.0 %.",
    "The baseline wins on TTFT.",
    "The baseline beats chimera in throughput.",
    "Chimera loses on TTFT.",
    "Chimera lags the baseline in throughput.",
    "There is no difference in TTFT between chimera and baseline.",
    "The TTFT of chimera is the same as the baseline's.",
    "Chimera has the same throughput as the baseline.",
  ],
  [
    ...["fell", "sank", "shrank", "declined", "plunged"].map(
      (verb) => `In the analysis stage the TTFT of chimera ${verb} by 11.0 %.`,
    ),
    "In the analysis stage the TTFT of chimera is 11.0 % below the baseline's.",
    "In the analysis stage the throughput of chimera exceeds the baseline's by 13.07 tokens/s.",
    "In the analysis stage chimera gained 13.07 tokens/s of throughput.",
    "In the analysis stage the throughput of chimera is above the baseline.",
    "In the analysis stage the throughput of chimera grew by 13.07 tokens/s.",
    "In the analysis stage the throughput of chimera is ahead of the baseline by 12.2 %.",
    "In the analysis stage the TTFT of chimera is lower than the baseline by 11.0 %.",
    "The change of the median throughput in the analysis stage is 12.2 %.",
    "Chimera wins on TTFT.",
    "Chimera beats the baseline in throughput.",
    "The baseline lags chimera in throughput.",
    "As the table above shows, 15 of 16 calls of chimera were ok.",
    "Chimera adds settings to the baseline, and the TTFT of both was measured on the same machine.",
  ],
);

test("no difference stands where the verdict is that there is none in practice", () => {
  const facts = registry.facts.map((fact) =>
    fact.key === "comparison.ttft.analysis.verdict" || fact.key === "comparison.ttft.report.verdict"
      ? { ...fact, text: "no practical difference: takes 0.4 % less, within the margin that was set" }
      : fact,
  );
  expect(checkText("There is no difference in TTFT.", { ...registry, facts }).problems).toEqual([]);
});

kind(
  "a value under a sign, a word behind it or a noun that makes something else of it",
  [
    `${analysis} TTFT of chimera was < 215.76 ms.`,
    `${analysis} TTFT of chimera was ≥ 215.76 ms.`,
    `${analysis} TTFT of chimera was 215.76 ms or more.`,
    `${analysis} TTFT of chimera was far from 215.76 ms.`,
    `${analysis} TTFT of the baseline: 242.41 lines.`,
    "All but 1 of 32 calls failed.",
    "25 folders were read.",
    "Both stages failed in 32 calls.",
    "Out of 32 calls, none were ok.",
    "Most calls failed.",
    "The majority of calls failed.",
    "Many calls failed.",
    "A pair of calls failed.",
    "45_calls failed.",
    "In the analysis stage TTFT fell to 11 % with chimera.",
    "In the analysis stage the throughput of chimera is 0.89× the baseline's.",
    "The baseline is the winner on TTFT.",
  ],
  [
    "> 31 of 32 calls were ok.",
    "31 ok calls out of 32.",
    "Most calls were ok.",
    "At most a study tells; 31 of 32 calls were ok.",
    "Out of 32 calls, 31 were ok.",
    "25 files were read, 10 of them CSV files.",
    "17 combinations of settings were in the sweep.",
    "Chimera is the winner on TTFT.",
  ],
);
