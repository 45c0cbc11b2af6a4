import { connect } from '../../src/db/client.ts'
import { databaseSettings, UsersEnv } from '../../src/env.ts'
import { serve } from '../../src/http/serve.ts'
import { tokenIssuer, tokenSecrets, tokenVerifier } from '../../src/http/tokens.ts'
import { pseudonymsOf } from '../../src/http/pseudonym.ts'
import { createUsersApp } from '../../src/services/users/app.ts'
import { postOffice } from '../../src/services/users/post-office.ts'
import { bcryptPasswords } from '../../src/services/users/passwords.ts'

export default serve(UsersEnv, (env) =>
  createUsersApp({
    db: connect(databaseSettings(env)),
    corsOrigins: env.CORS_ORIGINS,
    issueToken: tokenIssuer(env.JWT_SECRET),
    verifyToken: tokenVerifier(...tokenSecrets(env)),
    passwords: bcryptPasswords(env.BCRYPT_COST),
    pseudonym: pseudonymsOf(env.JWT_SECRET),
    formerPseudonym: env.JWT_SECRET_PREVIOUS ? pseudonymsOf(env.JWT_SECRET_PREVIOUS) : undefined,
    registrationsPerHour: env.REGISTRATIONS_PER_HOUR,
    post: postOffice(env),
  }),
)
