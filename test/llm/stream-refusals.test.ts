import { describe, expect, it } from "vitest";

import { plain } from "../support/truth-server";
import { redirect } from "../support/truth-server/schedules";
import { useTruth } from "./truth";

const truth = useTruth();

describe("the reason of a refusal", () => {
  it.each(["", "\n"])("is read from an error written over several lines, with %j at its end", async (end) => {
    const body = `${JSON.stringify({ error: "no room\nleft" }, null, 2)}${end}`;
    const { record } = await truth.call(plain(400, body));
    expect(record).toMatchObject({ status: "refused", error: "The server answered 400 (no room left)." });
  });

  it("is read from an error object written over several lines", async () => {
    const { record } = await truth.call(plain(500, JSON.stringify({ error: { code: 7 } }, null, 2)));
    expect(record).toMatchObject({ status: "server-error", error: 'The server answered 500 ({"code":7}).' });
  });

  it("is the command that gets the model, too, when written over several lines", async () => {
    const { record } = await truth.call(plain(404, JSON.stringify({ error: "model not found" }, null, 2)));
    expect(record.error).toBe('The server answered 404 (model not found): get it with "ollama pull m".');
  });

  it.each([JSON.stringify({ error: "" }), "", "gone"])("is not given by %j", async (body) => {
    const { record } = await truth.call(plain(400, body));
    expect(record).toMatchObject({ status: "refused", error: "The server answered 400 (no reason given)." });
  });
});

describe("a redirect", () => {
  it.each([301, 302, 307, 308])("of status %d is named, without credentials, with the host to use", async (status) => {
    const location = "https://me:secret@models.example:8443/api/generate?key=hidden#x";
    const { record, log } = await truth.call(redirect(status, location));
    expect(record).toMatchObject({
      status: "refused",
      error: `The server answered ${status} and sends on to https://models.example:8443/api/generate: use https://models.example:8443 as the host.`,
    });
    expect(log).toHaveLength(1);
  });

  it("to another page of the same host is named, with no host to use", async () => {
    const { record } = await truth.call(redirect(302, "/login?to=x"));
    const { host } = truth.server();
    expect(record.error).toBe(`The server answered 302 and sends on to ${host}/login: look at the host and port.`);
  });

  it.each(["http://[", "javascript:alert(1)"])("to %j, which is no address, gives no reason", async (location) => {
    const { record } = await truth.call(redirect(302, location));
    expect(record).toMatchObject({ status: "refused", error: "The server answered 302 (no reason given)." });
  });
});
