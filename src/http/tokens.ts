import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import type { Principal } from '../lib/principal.ts'

/** How long a session token counts, in seconds. */
export const SESSION_SECONDS = 24 * 60 * 60

const ISSUER = 'fatima-zehra-boutique'
/** Session tokens are access tokens in the sense of RFC 9068; other tokens of the shop have another `typ`. */
const SESSION = { audience: 'fatima-zehra-boutique:api', typ: 'at+jwt' }

interface TokenKind {
  audience: string
  typ: string
}

/** Issues HS256 tokens of one kind for `seconds`, each for one subject. */
export function tokenSigner(secret: string, { audience, typ }: TokenKind, seconds: number) {
  const key = atFirstUse(() => importKey(secret, 'sign'))
  return async (subject: string, claims: Record<string, number | string> = {}): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setSubject(subject)
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(await key())
}

/** The secret that signs, and those before it whose tokens are still taken until they expire. */
export type TokenSecrets = readonly [current: string, ...previous: string[]]

/** A function's secrets: during a rotation the one before counts too. */
export const tokenSecrets = (env: {
  JWT_SECRET: string
  JWT_SECRET_PREVIOUS?: string | undefined
}): TokenSecrets =>
  env.JWT_SECRET_PREVIOUS === undefined ? [env.JWT_SECRET] : [env.JWT_SECRET, env.JWT_SECRET_PREVIOUS]

interface ReadToken {
  claims: JWTPayload
  stale: boolean
}

/** So many good tokens a function remembers, those that it read first go first. */
const MOST_REMEMBERED = 1000

/**
 * Gives the claims of a token of that kind which has not expired and which one of the secrets signed, else undefined;
 * `stale` says that it was not the current one. A good token is remembered until it expires: to check a signature again
 * takes two turns of a thread, and would say the same.
 */
export function tokenReader(secrets: TokenSecrets, { audience, typ }: TokenKind, seconds: number) {
  const keys = secrets.map((secret) => atFirstUse(() => importKey(secret, 'verify')))
  const options = {
    algorithms: ['HS256'],
    issuer: ISSUER,
    audience,
    typ,
    requiredClaims: ['sub', 'iat', 'exp'],
    maxTokenAge: seconds,
  }
  const remembered = new Map<string, ReadToken & { until: number }>()

  const remember = (token: string, read: ReadToken) => {
    const { iat = 0, exp = 0 } = read.claims
    const [oldest] = remembered.keys()
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest)
    remembered.set(token, { ...read, until: Math.min(exp, iat + seconds) * 1000 })
    return read
  }

  return async (token: string): Promise<ReadToken | undefined> => {
    const known = remembered.get(token)
    if (known && Date.now() < known.until) return known
    for (const [age, key] of keys.entries()) {
      try {
        const { payload } = await jwtVerify(token, await key(), options)
        return remember(token, { claims: payload, stale: age > 0 })
      } catch (error) {
        if (error instanceof errors.JWSSignatureVerificationFailed) continue
        if (error instanceof errors.JOSEError) return undefined
        throw error
      }
    }
    return undefined
  }
}

export type IssueToken = (principal: Principal) => Promise<string>

/** Issues session tokens. */
export function tokenIssuer(secret: string): IssueToken {
  const sign = tokenSigner(secret, SESSION, SESSION_SECONDS)
  return ({ userId, tokenVersion }) => sign(String(userId), { ver: tokenVersion, jti: crypto.randomUUID() })
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type VerifyToken = (token: string) => Promise<Principal | undefined>

/** Reads session tokens: the principal of a good one, undefined for any other. The account is not looked up. */
export function tokenVerifier(...secrets: TokenSecrets): VerifyToken {
  const read = tokenReader(secrets, SESSION, SESSION_SECONDS)
  return async (token) => {
    const claims = (await read(token))?.claims
    const userId = Number(claims?.sub)
    const tokenVersion = claims?.ver
    if (!Number.isInteger(userId) || userId < 1 || userId > 2_147_483_647) return undefined
    if (typeof tokenVersion !== 'number' || !Number.isInteger(tokenVersion)) return undefined
    const tokenId = claims?.jti
    if (tokenId !== undefined && !UUID.test(tokenId)) return undefined
    return { userId, tokenVersion, tokenId }
  }
}

const importKey = (secret: string, use: 'sign' | 'verify') =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    use,
  ])

/** Web Crypto takes a while to start: a request that carries no token need not wait for it. */
function atFirstUse<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
