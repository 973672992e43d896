import type { CallClock } from "../records";
import { wires } from "../wire";
import type { Protocol, StampedLine, StreamContent } from "../wire";
import type { Trace } from "./timing/trace";

/** What came. Without a final record only a connection that ended as it should tells that nothing of the answer is missing. */
export function contentOf(trace: Trace, protocol: Protocol): StreamContent {
  const { done, ...rest } = wires[protocol].read(withTail(trace));
  const whole = rest.final || trace.end === "complete";
  return done === undefined || !whole ? rest : { ...rest, done };
}

/** The client's times of a call. */
export function clockOf(trace: Trace, content: StreamContent): CallClock {
  const durationMs = content.doneMs ?? (neverConnected(trace) ? undefined : trace.endMs);
  return {
    ...(content.firstTextMs === undefined ? {} : { ttftMs: content.firstTextMs }),
    ...(content.firstAnswerMs === undefined ? {} : { ttfaMs: content.firstAnswerMs }),
    ...(durationMs === undefined ? {} : { durationMs }),
    chunkMs: content.chunkMs,
    connectMs: trace.connectMs,
    ...(trace.headersMs === undefined ? {} : { headersMs: trace.headersMs }),
    eventLoopDelayMs: trace.eventLoopDelayMs,
    wallJumpMs: trace.wallJumpMs,
  };
}

/** A call that never came to a server has no duration. */
function neverConnected({ end, budget }: Trace): boolean {
  return end === "connect-failed" || (end === "timeout" && budget === "connectMs");
}

/** The last line of a stream may lack its line break. */
function withTail(trace: Trace): readonly StampedLine[] {
  if (trace.tail.trim() === "") return trace.lines;
  // Half a record of a stream that was cut is no junk: it is what was lost.
  return trace.end === "complete" ? [...trace.lines, { atMs: trace.endMs, text: trace.tail }] : trace.lines;
}
