import { defineConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

export default defineConfig({
  test: {
    ...base.test,
    include: ['test/live/**/*.live.ts'],
    maxWorkers: 1,
    testTimeout: 300_000,
  },
})
