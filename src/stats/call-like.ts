import type { AnswerGrade, AnswerState, MetricSource, SpeedJudgement } from "../records";

/** What the statistics need of a call record; a `CallRecord` is one. Times in ms, throughput in tokens/s. */
export interface CallLike extends MetricSource {
  readonly id: string;
  /** Absent where the caller has one study only. */
  readonly study?: string;
  /** From 1; 0 for warm-up and probe calls, which enter no statistics. */
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
  /** Which prompt it answers, where a stage has several; absent where it has one. */
  readonly session?: string;
  readonly order?: number;
  /** ISO 8601; with it, or with an order, calls stand in the order in which they were made. */
  readonly startedAt?: string;
  readonly model?: { readonly name: string; readonly digest?: string };
  readonly options?: Readonly<Record<string, unknown>>;
  readonly prompt?: { readonly sha256?: string } & MetricSource["prompt"];
  readonly status: string;
  readonly error?: string;
  readonly speed: SpeedJudgement;
  readonly answer: AnswerState;
  readonly grade?: AnswerGrade;
}
