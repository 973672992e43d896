import { callStatuses } from "../call";
import type {
  CallClock,
  CallModel,
  CallRecord,
  ModelMemory,
  RunnerOptions,
  ServerTimes,
  SpeedJudgement,
  TimeBudget,
  ToldFigures,
} from "../call";
import type { AnswerGrade } from "../grade";
import type { Settings } from "../json";
import { json, list, Misfit, number, object, oneOf, optional, record, text, whole, yesOrNo } from "./shape";
import type { Shape } from "./shape";

/** A name: short, as it stands on pages and in file names. */
export const nameText = text(300);
const wholeAnswer = text(64 * 2 ** 20);
const ms = optional(number(0));
/** What a server said is taken as it is, sensible or not: judging it is another's task. */
const said = optional(number());

export const optionsShape: Shape<RunnerOptions> = record(json, 200);

/** Flat settings by name. */
export const settingsShape: Shape<Settings> = record((value, at) => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new Misfit(`${at} must be a text, a number, or true or false`);
});

export const modelShape = object<CallModel>({
  name: nameText,
  digest: optional(nameText),
  quantization: optional(nameText),
  parameterSize: optional(nameText),
  family: optional(nameText),
});

const speedShape = (value: unknown, at: string): SpeedJudgement =>
  (value as { valid?: unknown } | null)?.valid === true
    ? object<Extract<SpeedJudgement, { readonly valid: true }>>({ valid: oneOf(true) })(value, at)
    : object<Extract<SpeedJudgement, { readonly valid: false }>>({
        valid: oneOf(false),
        fault: oneOf("no-text", "failed", "prompt-cut", "clock-disturbed", "implausible", "identity-changed"),
        reason: text(),
      })(value, at);

const gradeShape = object<AnswerGrade>({
  verdict: oneOf("right", "wrong", "unparsable", "problem"),
  grader: nameText,
  reason: text(),
});

/** A line of `calls.jsonl`. */
export const callShape: Shape<CallRecord> = object<CallRecord>({
  schema: oneOf("chimera-notebook/call/1"),
  id: nameText,
  study: nameText,
  run: whole(0),
  stage: nameText,
  variant: nameText,
  session: optional(nameText),
  order: optional(whole(0)),
  startedAt: optional(nameText),
  model: modelShape,
  options: optionsShape,
  prompt: object<CallRecord["prompt"]>({
    sha256: optional(nameText),
    characters: optional(whole(0)),
    cache: oneOf("avoid", "allow", "unknown"),
  }),
  format: optional(oneOf("none", "json", "schema")),
  status: oneOf(...callStatuses),
  error: optional(text()),
  setLength: optional(whole(1)),
  speed: speedShape,
  answer: oneOf("whole", "cut", "empty", "repeating", "none"),
  grade: optional(gradeShape),
  opinion: optional(gradeShape),
  http: optional(whole(0, 999)),
  retries: optional(whole(0)),
  loadedBefore: optional(yesOrNo),
  told: optional(
    object<ToldFigures>({ cold: optional(yesOrNo), tpot: ms, itl: ms, itlP95: ms, arrivalRate: ms, prefillRate: ms }),
  ),
  memory: optional(
    object<ModelMemory>({
      bytes: optional(number(0)),
      videoBytes: optional(number(0)),
      contextTokens: optional(number(0)),
    }),
  ),
  clock: object<CallClock>({
    ttftMs: ms,
    ttfaMs: ms,
    durationMs: ms,
    chunkMs: optional(list(number(0), 10_000_000)),
    connectMs: ms,
    headersMs: ms,
    eventLoopDelayMs: ms,
    wallJumpMs: said,
  }),
  server: object<ServerTimes>({
    totalMs: said,
    queueMs: said,
    loadMs: said,
    promptEvalMs: said,
    evalMs: said,
    promptTokens: said,
    cachedPromptTokens: said,
    outputTokens: said,
    evalTokens: said,
  }),
  budget: optional(
    object<TimeBudget>({
      connectMs: number(),
      otherMs: optional(number()),
      loadMs: optional(number()),
      promptEvalMs: optional(number()),
      decodeMs: optional(number()),
      afterTextMs: optional(number()),
      remainderMs: number(),
      closed: yesOrNo,
    }),
  ),
  throughput: said,
  throughputBy: optional(oneOf("arrival")),
  doneReason: optional(text()),
  response: wholeAnswer,
  thinking: optional(wholeAnswer),
  source: optional(object<NonNullable<CallRecord["source"]>>({ file: text(), row: optional(whole(0)) })),
});
