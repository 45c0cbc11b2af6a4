import { defaultExclude, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,db,dev,storefront,scripts,test,bench}/**/*.test.{ts,tsx}'],
    exclude: [...defaultExclude, 'test/browser/**', 'test/deploy/**'],
    globalSetup: ['./test/global-setup.ts'],
    reporters: ['default', './test/report-skipped.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['{src,netlify,db,storefront}/**/*.{ts,tsx}'],
      exclude: ['**/*.{test,fixture}.{ts,tsx}'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'artifacts/coverage',
    },
  },
})
