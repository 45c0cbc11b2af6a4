import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '../../src/db/client.ts'
import { databaseSettings, ProductsEnv } from '../../src/env.ts'
import { netlifyPurge } from '../../src/http/netlify-purge.ts'
import { serve } from '../../src/http/serve.ts'
import { tokenSecrets, tokenVerifier } from '../../src/http/tokens.ts'
import { createProductsApp } from '../../src/services/products/app.ts'

let shell: string | undefined

/** The storefront's page: the build puts it beside the bundled function; `netlify dev` runs the source, where it is the site's. */
const readShell = async (): Promise<string> =>
  (shell ??= await readFile(path.join(import.meta.dirname, 'shell.html'), 'utf8').catch(() =>
    readFile(path.join(process.cwd(), 'dist', 'site', 'index.html'), 'utf8'),
  ))

export default serve(ProductsEnv, (env) =>
  createProductsApp({
    db: connect(databaseSettings(env)),
    corsOrigins: env.CORS_ORIGINS,
    verifyToken: tokenVerifier(...tokenSecrets(env)),
    purge: netlifyPurge(process.env),
    pages: { shell: readShell, siteUrl: env.SITE_URL ?? env.URL, currency: env.CURRENCY },
  }),
)
