import { connect } from '../../src/db/client.ts'
import { databaseSettings, UsersEnv } from '../../src/env.ts'
import { serve } from '../../src/http/serve.ts'
import { tokenIssuer, tokenVerifier } from '../../src/http/tokens.ts'
import { createUsersApp } from '../../src/services/users/app.ts'
import { bcryptPasswords } from '../../src/services/users/passwords.ts'

export default serve(UsersEnv, (env) =>
  createUsersApp({
    db: connect(databaseSettings(env)),
    corsOrigins: env.CORS_ORIGINS,
    issueToken: tokenIssuer(env.JWT_SECRET),
    verifyToken: tokenVerifier(env.JWT_SECRET),
    passwords: bcryptPasswords(env.BCRYPT_COST),
  }),
)
