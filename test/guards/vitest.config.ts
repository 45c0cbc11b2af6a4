import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'
import { guards } from './guards.ts'
import { switchedOff } from './switched-off.ts'

const guard = guards.find(({ name }) => name === process.env.GUARD)
if (!guard) throw new Error('GUARD names none of the guards')

export default mergeConfig(
  base,
  defineConfig({
    plugins: [switchedOff(guard)],
    // Its keys know nothing of the guard: with it, one run would get what another has left.
    test: { fsModuleCache: false },
  }),
)
