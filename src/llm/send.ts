import type { RunnerOptions } from "../records";
import { openAiRequest, otherHabits, usualHabits } from "../wire";
import type { Habits } from "../wire";
import { callClient } from "./client";
import type { Host } from "./host";
import { liveText } from "./live-text";
import type { MeasureRequest } from "./request";
import { withoutSecret } from "./secret";
import type { Server } from "./servers";
import { timedFetch } from "./timing/reader";
import type { TimedFetch } from "./timing/reader";
import type { CallBudgets, Trace } from "./timing/trace";
import type { SentTexts } from "./uncached";

/** What was learned of servers that want a field otherwise. */
const learned = new WeakMap<Host, Habits>();

/**
 * Sends a request once, and reads what comes. A server of OpenAI's protocol that refuses a field because it wants it under another name, or not at all, is asked
 * again in its own way, at once and from then on: it had done nothing yet.
 */
export async function send(
  server: Server,
  request: MeasureRequest,
  texts: SentTexts,
  budgets: CallBudgets,
): Promise<Trace> {
  const { host, question } = server;
  const { onToken } = request;
  const once = async (ask: (timed: TimedFetch) => Promise<unknown>): Promise<Trace> => {
    const live = onToken && liveText((text) => onToken(withoutSecret(text, host)), host.protocol);
    const timed = timedFetch(budgets, {
      signal: request.signal,
      onLines: live?.add,
      question,
      protocol: host.protocol,
    });
    await ask(timed);
    const trace = await timed.trace();
    live?.end();
    return trace;
  };
  if (host.protocol === "ollama") return once(({ fetch }) => askOllama(host, request, texts, fetch));
  const habits = learned.get(host) ?? usualHabits;
  const trace = await once(({ fetch }) => askOpenAi(server, request, texts, habits, fetch));
  const refused = trace.httpStatus === 400 || trace.httpStatus === 422;
  const others = refused ? otherHabits(bodyOf(trace), habits) : undefined;
  if (others === undefined || request.signal?.aborted === true) return trace;
  learned.set(host, others);
  return send(server, request, texts, budgets);
}

async function askOllama(
  host: Host,
  request: MeasureRequest,
  texts: SentTexts,
  fetch: TimedFetch["fetch"],
): Promise<void> {
  const { prompt, system, history = [] } = texts;
  const client = callClient(host, fetch);
  const common = {
    model: request.model.name,
    stream: true as const,
    options: request.options as RunnerOptions & Record<string, never>,
    ...(request.format === undefined ? {} : { format: request.format }),
    ...(request.think === undefined ? {} : { think: request.think }),
    ...(request.keepAlive === undefined ? {} : { keep_alive: request.keepAlive }),
  };
  if (request.endpoint === "chat") {
    const before = system === undefined ? [] : [{ role: "system", content: system }];
    await client.chat({ ...common, messages: [...before, ...history, { role: "user", content: prompt }] });
  } else {
    const { raw } = request;
    await client.generate({
      ...common,
      ...(system === undefined ? {} : { system }),
      ...(raw === undefined ? {} : { raw }),
      prompt,
    });
  }
}

async function askOpenAi(
  { host, engine }: Server,
  { model, options, raw, format, think }: MeasureRequest,
  texts: SentTexts,
  habits: Habits,
  fetch: TimedFetch["fetch"],
): Promise<void> {
  const asked = {
    ...texts,
    model: model.name,
    options,
    ...(raw === undefined ? {} : { raw }),
    ...(format === undefined ? {} : { format }),
    ...(think === undefined ? {} : { think }),
  };
  const { path, body } = openAiRequest(engine, asked, habits);
  await fetch(`${host.origin}${host.base}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(host.authorization === undefined ? {} : { authorization: host.authorization }),
    },
    body: JSON.stringify(body),
  });
}

/** All that came, for an answer that is no stream. */
export function bodyOf(trace: Trace): string {
  return [...trace.lines.map((line) => line.text), trace.tail].join("\n");
}
