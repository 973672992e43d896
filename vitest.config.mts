import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/notebooks/**"],
    env: { TZ: "UTC" },
    pool: "forks",
    // Against a test that hangs, not a measure of speed: a busy machine is ten times slower.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    coverage: { provider: "v8", include: ["src/**/*.ts"], reportsDirectory: "coverage" },
  },
});
