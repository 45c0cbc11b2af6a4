import { defineConfig } from 'vitest/config'

/** In a real Chromium, against the built shop: `npm run test:browser`. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['./test/global-setup.ts', './test/browser/build-shop.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
