import { metrics } from "../records";
import type { CallRecord, MetricSource } from "../records";
import { throughputOf } from "../wire";
import type { Protocol } from "../wire";

/**
 * A call's throughput, tokens/s: by the server's own decode time; by the arrival of the text where the server tells no such time, or where
 * calls are to be compared whose servers do not mean the same by it. Undefined where neither is known.
 * @param by `arrival` leaves the server's time aside
 */
export function rateOf(
  source: MetricSource,
  protocol: Protocol,
  by: "arrival" | undefined,
): Pick<CallRecord, "throughput" | "throughputBy"> {
  const { server } = source;
  if (by === undefined && (protocol === "ollama" || server.evalMs !== undefined)) {
    const throughput = throughputOf(server);
    return throughput === undefined ? {} : { throughput };
  }
  const arrived = metrics.arrivalRate.of(source);
  return arrived === undefined ? {} : { throughput: arrived, throughputBy: "arrival" };
}
