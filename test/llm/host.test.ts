import { describe, expect, it } from "vitest";

import { parseHost } from "../../src/llm";
import { UserError } from "../../src/records";

describe("a host, as OLLAMA_HOST is written", () => {
  it.each([
    ["", "http://127.0.0.1:11434", "loopback"],
    ["  ", "http://127.0.0.1:11434", "loopback"],
    ["0.0.0.0", "http://127.0.0.1:11434", "loopback"],
    ["0.0.0.0:8080", "http://127.0.0.1:8080", "loopback"],
    ["[::]:8080", "http://127.0.0.1:8080", "loopback"],
    [":11434", "http://127.0.0.1:11434", "loopback"],
    [":8080", "http://127.0.0.1:8080", "loopback"],
    ["localhost", "http://localhost:11434", "loopback"],
    ["127.0.0.5:9", "http://127.0.0.5:9", "loopback"],
    ["[::1]:9", "http://[::1]:9", "loopback"],
    ["[::1]", "http://[::1]:11434", "loopback"],
    ["::1", "http://[::1]:11434", "loopback"],
    ["::", "http://127.0.0.1:11434", "loopback"],
    ["localhost.", "http://localhost.:11434", "loopback"],
    ["LOCALHOST:80", "http://localhost", "loopback"],
    ["a.localhost", "http://a.localhost:11434", "loopback"],
    ["notlocalhost", "http://notlocalhost:11434", "remote"],
    ["localhost.example", "http://localhost.example:11434", "remote"],
    ["127.1", "http://127.0.0.1:11434", "loopback"],
    ["127.255.3.9", "http://127.255.3.9:11434", "loopback"],
    ["127.0.0.1.example", "http://127.0.0.1.example:11434", "remote"],
    ["[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]:11434", "loopback"],
    ["::ffff:127.0.0.1", "http://[::ffff:7f00:1]:11434", "loopback"],
    ["[::ffff:127.8.9.10]:9", "http://[::ffff:7f08:90a]:9", "loopback"],
    ["[::ffff:10.0.0.1]", "http://[::ffff:a00:1]:11434", "remote"],
    ["[0:0:0:0:0:0:0:1]", "http://[::1]:11434", "loopback"],
    ["fe80::1", "http://[fe80::1]:11434", "remote"],
    ["gpu-box", "http://gpu-box:11434", "remote"],
    ["gpu-box:80", "http://gpu-box", "remote"],
    ["http://gpu-box", "http://gpu-box", "remote"],
    ["https://models.example/", "https://models.example", "remote"],
    ["HTTP://Gpu-Box:1234/", "http://gpu-box:1234", "remote"],
  ])("%j is %s", (given, origin, kind) => {
    expect(parseHost(given)).toEqual({ origin, kind, protocol: "ollama", base: "" });
  });

  it("keeps credentials apart from what is printed", () => {
    const host = parseHost("http://u:p%40ss@h:1234");
    expect(host).toEqual({
      origin: "http://h:1234",
      kind: "remote",
      protocol: "ollama",
      base: "",
      authorization: `Basic ${Buffer.from("u:p@ss").toString("base64")}`,
    });
    expect(parseHost("http://u:p@0.0.0.0").origin).toBe("http://127.0.0.1");
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
    expect(parseHost("http://:token@h").authorization).toBe(basic(":token"));
    expect(parseHost("http://u:50%25@h").authorization).toBe(basic("u:50%"));
    expect(parseHost("http://u:50%@h").authorization).toBe(basic("u:50%"));
  });

  it.each([
    ["http://127.0.0.1:8000/v1", "http://127.0.0.1:8000", "/v1", "loopback"],
    ["127.0.0.1:8000/v1/", "http://127.0.0.1:8000", "/v1", "loopback"],
    ["https://api.example/openai/v1/chat/completions", "https://api.example", "/openai/v1", "remote"],
    ["http://gpu-box/v1/models", "http://gpu-box", "/v1", "remote"],
    ["http://0.0.0.0:8080/v1", "http://127.0.0.1:8080", "/v1", "loopback"],
  ])("with a path speaks OpenAI's protocol below it: %s", (given, origin, base, kind) => {
    expect(parseHost(given)).toEqual({ origin, kind, protocol: "openai", base });
  });

  it("takes a key for that server, and refuses one that is none without showing it", () => {
    expect(parseHost("http://h/v1", " sk-123 \n").authorization).toBe("Bearer sk-123");
    expect(parseHost("http://h/v1", " ")).not.toHaveProperty("authorization");
    for (const key of ["secret with blanks", "secret\r\nx-other: 1", "secret\u00e9"])
      expect(() => parseHost("http://h/v1", key)).toThrow(/^The API key has characters that no key has(?!.*secret)/);
  });

  it.each([
    "localhost:99999",
    "ftp://example.com",
    "http://",
    "a b",
    "http://u:secret@h:99999",
    "ws://h",
    "u:secret@h:99999",
    "http://u:p@secret@h:99999",
    "http://u:sec/secret@h",
    "http://h/api",
    "http://h/api/chat",
    "http://h/v1?key=secret",
    "http://h/v1#secret",
  ])("refuses %j in one sentence, as wrong usage, without a password", (given) => {
    try {
      parseHost(given);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ exitCode: 2 });
      expect((error as Error).message).toMatch(
        /^The host .*: write it like 127\.0\.0\.1:11434, http:\/\/name:11434 or http:\/\/name:8000\/v1\.$/,
      );
      expect((error as Error).message).not.toContain("secret");
    }
  });
});
