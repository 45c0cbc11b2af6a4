import { connect } from '../../src/db/client.ts'
import { databaseSettings, ProductsEnv } from '../../src/env.ts'
import { netlifyPurge } from '../../src/http/netlify-purge.ts'
import { serve } from '../../src/http/serve.ts'
import { tokenSecrets, tokenVerifier } from '../../src/http/tokens.ts'
import { createProductsApp } from '../../src/services/products/app.ts'

export default serve(ProductsEnv, (env) =>
  createProductsApp({
    db: connect(databaseSettings(env)),
    corsOrigins: env.CORS_ORIGINS,
    verifyToken: tokenVerifier(...tokenSecrets(env)),
    purge: netlifyPurge(process.env),
  }),
)
