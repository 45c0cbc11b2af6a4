import type { Config } from '@netlify/functions'
import { connect } from '../../src/db/client.ts'
import { CleanUpEnv, databaseSettings } from '../../src/env.ts'
import { describeError, logToConsole } from '../../src/http/log.ts'
import { serve } from '../../src/http/serve.ts'
import { deleteOldChats } from '../../src/services/chat/clean-up.ts'
import { deleteOldCarts } from '../../src/services/orders/clean-up.ts'
import { deleteExpired } from '../../src/services/users/clean-up.ts'

/** Netlify runs it by itself and lets nobody call it. */
export const config: Config = { schedule: '@daily' }

/** Deletes what need not be kept any longer, and logs how much that was. A part that fails does not keep others from it. */
export default serve(CleanUpEnv, (env) => {
  const db = connect(databaseSettings(env))
  const parts = {
    chat: () => deleteOldChats(db, env.CHAT_RETENTION_DAYS),
    orders: () => deleteOldCarts(db),
    users: () => deleteExpired(db),
  }
  return {
    fetch: async () => {
      let failed = false
      for (const [part, cleanUp] of Object.entries(parts)) {
        try {
          logToConsole({ level: 'info', message: 'clean-up', part, ...(await cleanUp()) })
        } catch (error) {
          failed = true
          logToConsole({ level: 'error', message: 'clean-up failed', part, ...describeError(error) })
        }
      }
      return new Response(null, { status: failed ? 500 : 204 })
    },
  }
})
