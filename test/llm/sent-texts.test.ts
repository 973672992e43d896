import { describe, expect, it } from "vitest";

import { constant } from "../support/truth-server";
import { useTruth } from "./truth";

const truth = useTruth();
const history = [
  { role: "user", content: "A number?" },
  { role: "assistant", content: "Seven." },
] as const;

describe("texts of a call as they are sent", () => {
  it("sends earlier messages between the system text and the prompt", async () => {
    const { log } = await truth.call(constant(["a"]), {
      endpoint: "chat",
      system: "Brief.",
      history,
      prompt: "Double it.",
    });
    expect(log[0]!.body).toMatchObject({
      messages: [{ role: "system", content: "Brief." }, ...history, { role: "user", content: "Double it." }],
    });
  });
  it("puts the line against prompt caches before the first message, whichever that is", async () => {
    const { log } = await truth.call(constant(["a"]), { endpoint: "chat", history, cache: "avoid", nonce: "abc" });
    const { messages } = log[0]!.body as { messages?: { content: string }[] };
    expect(messages!.map(({ content }) => content)).toEqual(["[abc]\nA number?", "Seven.", "Say something."]);
  });
  it("sends a prompt without the model's template when asked", async () => {
    const { log } = await truth.call(constant(["a"]), { raw: true });
    expect(log[0]!.body).toMatchObject({ raw: true, prompt: "Say something." });
  });
  it("counts and digests all that is sent, so that chats of one last message are told apart", async () => {
    const { record: short } = await truth.call(constant(["a"]), { endpoint: "chat" });
    const { record: long } = await truth.call(constant(["a"]), { endpoint: "chat", history });
    expect(long.prompt.characters).toBe("A number?\n\nSeven.\n\nSay something.".length);
    expect(long.prompt.sha256).not.toBe(short.prompt.sha256);
  });
});
