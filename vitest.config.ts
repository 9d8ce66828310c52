import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores everywhere we run; the typesetter is native and one copy a fork costs 300 MB.
    maxWorkers: 2,
  },
})
