import { defineConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

export default defineConfig({
  test: {
    ...base.test,
    include: ['test/large-import/**/*.large.ts'],
    maxWorkers: 1,
    testTimeout: 20 * 60_000,
  },
})
