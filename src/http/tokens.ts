import { errors, jwtVerify, SignJWT } from 'jose'
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
  const key = importKey(secret, 'sign')
  return async (subject: string, claims: Record<string, number> = {}): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setSubject(subject)
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(await key)
}

/** Gives the claims of a token of that kind which we signed and which has not expired, else undefined. */
export function tokenReader(secret: string, { audience, typ }: TokenKind, seconds: number) {
  const key = importKey(secret, 'verify')
  return async (token: string) => {
    try {
      const { payload } = await jwtVerify(token, await key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience,
        typ,
        requiredClaims: ['sub', 'iat', 'exp'],
        maxTokenAge: seconds,
      })
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}

export type IssueToken = (principal: Principal) => Promise<string>

/** Issues session tokens. */
export function tokenIssuer(secret: string): IssueToken {
  const sign = tokenSigner(secret, SESSION, SESSION_SECONDS)
  return ({ userId, tokenVersion }) => sign(String(userId), { ver: tokenVersion })
}

export type VerifyToken = (token: string) => Promise<Principal | undefined>

/** Reads session tokens: the principal of a good one, undefined for any other. The account is not looked up. */
export function tokenVerifier(secret: string): VerifyToken {
  const read = tokenReader(secret, SESSION, SESSION_SECONDS)
  return async (token) => {
    const claims = await read(token)
    const userId = Number(claims?.sub)
    const tokenVersion = claims?.ver
    if (!Number.isInteger(userId) || userId < 1 || userId > 2_147_483_647) return undefined
    if (typeof tokenVersion !== 'number' || !Number.isInteger(tokenVersion)) return undefined
    return { userId, tokenVersion }
  }
}

const importKey = (secret: string, use: 'sign' | 'verify') =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    use,
  ])
