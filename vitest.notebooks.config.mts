import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/notebooks/**/*.test.ts"],
    env: { TZ: "UTC" },
    pool: "forks",
    fileParallelism: false,
    testTimeout: 120_000,
  },
});
