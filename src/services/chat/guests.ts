import { tokenReader, tokenSigner } from '../../http/tokens.ts'

/** Guest tokens cannot pass for session tokens, nor those for them: audience and `typ` differ. */
const GUEST = { audience: 'fatima-zehra-boutique:chat', typ: 'guest+jwt' }

/** How long a browser stays the same guest, in seconds: half a year. */
export const GUEST_SECONDS = 180 * 24 * 60 * 60

/** The ids by which guests are known: random, minted here, and signed so that none can be made up. */
export interface Guests {
  mint(): Promise<{ id: string; token: string }>
  /** The id in a token that we signed, else undefined. */
  read(token: string): Promise<string | undefined>
}

export function signedGuests(secret: string): Guests {
  const sign = tokenSigner(secret, GUEST, GUEST_SECONDS)
  const read = tokenReader(secret, GUEST, GUEST_SECONDS)
  return {
    async mint() {
      const id = crypto.randomUUID()
      return { id, token: await sign(id) }
    },
    async read(token) {
      const claims = await read(token)
      return claims?.sub
    },
  }
}
