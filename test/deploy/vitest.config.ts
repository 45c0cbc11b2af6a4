import { defineConfig } from 'vitest/config'

/** `netlify deploy` against a stand-in of Netlify's API: `npm run test:deploy`. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/deploy/**/*.test.ts'],
    globalSetup: ['./test/global-setup.ts'],
    reporters: ['default', './test/report-skipped.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
})
