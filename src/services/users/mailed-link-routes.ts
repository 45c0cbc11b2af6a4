import { Hono } from 'hono'
import { empty, json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { UsersDeps } from './app.ts'
import { sourceOf } from './source.ts'
import { confirmPasswordReset, requestPasswordReset } from './reset-password.ts'
import {
  Accepted,
  ConfirmEmail,
  ConfirmPasswordReset,
  EmailVerification,
  RequestPasswordReset,
} from './schemas.ts'
import { TOO_MANY } from '../../db/throttle.ts'
import { confirmVerification, findVerification, requestVerification } from './verify-email.ts'

const tag = 'account'

const BAD_LINK = { 400: 'The body is not well-formed JSON, or the link was used, is old or is not ours.' }
const NO_MAIL = { 503: 'The database cannot be reached, or the shop cannot send mail.' }

export const mailedLinkRoutes = (deps: UsersDeps) =>
  new Hono<ServiceEnv>()
    .post(
      '/api/users/password-reset',
      operation({
        id: 'requestPasswordReset',
        tag,
        summary: 'Sends a link that lets a forgotten password be replaced',
        description:
          'The answer is the same whether or not an account has this email. The link is good once, for an hour.',
        answers: { 202: json('A mail is on its way, if the email has an account.', Accepted) },
        refusals: { ...TOO_MANY, ...NO_MAIL },
      }),
      input('json', RequestPasswordReset),
      async (c) => {
        await requestPasswordReset(deps, c.req.valid('json'), sourceOf(c, deps))
        return c.json({ message: 'If the email has an account, a link is on its way to it.' }, 202)
      },
    )
    .post(
      '/api/users/password-reset/confirm',
      operation({
        id: 'confirmPasswordReset',
        tag,
        summary: 'Sets a new password by the token of a mailed link',
        description: 'Every token of the account and every other such link stop working.',
        answers: { 204: empty('The password is set; sign in with it.') },
        refusals: BAD_LINK,
      }),
      input('json', ConfirmPasswordReset),
      async (c) => {
        await confirmPasswordReset(deps, c.req.valid('json'), sourceOf(c, deps))
        return c.body(null, 204)
      },
    )
    .get(
      '/api/users/me/email-verification',
      operation({
        id: 'getEmailVerification',
        tag,
        summary: "Tells whether the caller's email is verified",
        answers: { 200: json('The email, and since when it is verified.', EmailVerification) },
      }),
      requireUser(deps.verifyToken),
      async (c) => c.json(await findVerification(deps.db, c.var.principal), 200),
    )
    .post(
      '/api/users/me/email-verification',
      operation({
        id: 'requestEmailVerification',
        tag,
        summary: 'Sends the caller a link that verifies the email',
        answers: { 202: json('A mail is on its way.', Accepted) },
        refusals: { 409: 'The email is verified already.', ...TOO_MANY, ...NO_MAIL },
      }),
      requireUser(deps.verifyToken),
      async (c) => {
        await requestVerification(deps, c.var.principal, sourceOf(c, deps))
        return c.json({ message: 'A link is on its way to your email.' }, 202)
      },
    )
    .post(
      '/api/users/email-verification/confirm',
      operation({
        id: 'confirmEmailVerification',
        tag,
        summary: 'Verifies an email by the token of a mailed link',
        answers: { 204: empty('The email is verified.') },
        refusals: BAD_LINK,
      }),
      input('json', ConfirmEmail),
      async (c) => {
        await confirmVerification(deps.db, c.req.valid('json').token, sourceOf(c, deps))
        return c.body(null, 204)
      },
    )
