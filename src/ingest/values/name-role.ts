import { isLimit } from "./limit";
import { identifierShapes, instantShapes, roleWords, settingObjects, settingShapes, settingWords } from "./role-words";
import type { Role } from "./role-words";
import { unitOf } from "./unit";

/**
 * The setting that a name is, under one name; undefined where it is none.
 * @param plain the name in lower case with underscores
 * @param limit whether it is that of a limit, such as `max_tokens`
 */
export function settingIn(plain: string, limit: boolean): string | undefined {
  const known = settingWords.get(plain);
  if (known !== undefined) return known;
  const bare = withoutUnit(plain);
  const isWait = bare !== plain && /^(?:warm_?up|cooldown|ramp_?up)$/.test(bare);
  return limit || isWait || settingShapes.test(bare) || isSettingStep(plain) ? plain : undefined;
}

/** Any other role of a name, of itself or of the last step of it. */
export function roleOf(plain: string): Role | undefined {
  return roleIn(plain) ?? roleOfStep(plain);
}

function withoutUnit(plain: string): string {
  const bar = plain.lastIndexOf("_");
  return bar > 0 && unitOf(plain.slice(bar + 1), true)?.unit === "ms" ? plain.slice(0, bar) : plain;
}

function roleIn(plain: string): Role | undefined {
  const known = roleWords.get(plain);
  if (known !== undefined) return known;
  // A point in time stays one, whatever unit it is counted in.
  const moment = plain.replace(/_(?:s|ms|us|ns|sec|secs|seconds|utc|iso|unix|epoch|ts)$/, "");
  if (roleWords.get(moment) === "timestamp" || instantShapes.test(moment)) {
    return /_to_|^to_|(?:^|_)(?:num|n|number|total|count)_/.test(plain) || /^(?:time|ms|s)_at_/.test(plain)
      ? undefined
      : "timestamp";
  }
  return identifierShapes.test(plain) ? "dimension" : undefined;
}

/** `params.batch_size`, `gen_ai.request.max_tokens`: the last step is a setting, and one before it says so. */
function isSettingStep(plain: string): boolean {
  const steps = plain.split(".");
  const last = steps.pop()!;
  return steps.length > 0 && steps.some((step) => settingObjects.test(step) || step === "request") && (settingWords.has(last) || settingShapes.test(last) || isLimit(last)); // prettier-ignore
}

/** Roles that the last step of a flattened name has as it would have alone: `config.backend.model`, `results.error`. */
const ofSteps = new Set<Role | undefined>(["model", "error", "success", "status", "code", "flag", "timestamp"]);

function roleOfStep(plain: string): Role | undefined {
  const step = /^[a-z][\w-]*\.(?:[\w-]+\.)*([a-z]\w+)$/.exec(plain)?.[1];
  const role = step === undefined ? undefined : roleIn(step);
  return ofSteps.has(role) ? role : undefined;
}
