import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: "forks",
    // Many tests wait for a program of their own: as many workers as there are cores, not one fewer.
    maxWorkers: availableParallelism(),
    minWorkers: 1,
    setupFiles: ["tests/forbidOutsideNetwork.ts"],
  },
});
