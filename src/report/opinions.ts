import { isMeasured } from "../stats";
import type { Study } from "../records";

/** What another model thinks of the answers of each variant: opinions, in a table of their own; empty where nobody was asked. */
export function opinionRows({ manifest: { config }, calls }: Study) {
  return config.variants.flatMap(({ name }) => {
    const own = calls
      .filter((call) => isMeasured(call) && call.variant === name)
      .flatMap(({ opinion }) => opinion ?? []);
    if (own.length === 0) return [];
    const of = (verdict: string): number => own.filter((each) => each.verdict === verdict).length;
    const judges = [...new Set(own.map(({ grader }) => grader))].join(", ");
    return [
      {
        name,
        judge: judges.slice(0, 200),
        good: of("right"),
        bad: of("wrong"),
        unsaid: own.length - of("right") - of("wrong"),
        n: own.length,
      },
    ];
  });
}
