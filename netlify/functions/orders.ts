import { connect } from '../../src/db/client.ts'
import { databaseSettings, OrdersEnv } from '../../src/env.ts'
import { netlifyPurge } from '../../src/http/netlify-purge.ts'
import { serve } from '../../src/http/serve.ts'
import { tokenSecrets, tokenVerifier } from '../../src/http/tokens.ts'
import { createOrdersApp } from '../../src/services/orders/app.ts'

export default serve(OrdersEnv, (env) =>
  createOrdersApp({
    db: connect(databaseSettings(env)),
    corsOrigins: env.CORS_ORIGINS,
    verifyToken: tokenVerifier(...tokenSecrets(env)),
    purge: netlifyPurge(process.env),
  }),
)
