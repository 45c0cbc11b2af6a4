import { tokenReader, type TokenSecrets, tokenSigner } from '../../http/tokens.ts'

/** Guest tokens cannot pass for session tokens, nor those for them: audience and `typ` differ. */
const GUEST = { audience: 'fatima-zehra-boutique:chat', typ: 'guest+jwt' }

/** How long a browser stays the same guest, in seconds: half a year. */
export const GUEST_SECONDS = 180 * 24 * 60 * 60

/** The ids by which guests are known: random, minted here, and signed so that none can be made up. */
export interface Guests {
  mint(): Promise<{ id: string; token: string }>
  /** The id in a token that we signed, else undefined; `renewed` is its successor where its secret is being replaced. */
  read(token: string): Promise<{ id: string; renewed: string | undefined } | undefined>
}

export function signedGuests(...secrets: TokenSecrets): Guests {
  const sign = tokenSigner(secrets[0], GUEST, GUEST_SECONDS)
  const read = tokenReader(secrets, GUEST, GUEST_SECONDS)
  return {
    async mint() {
      const id = crypto.randomUUID()
      return { id, token: await sign(id) }
    },
    async read(token) {
      const found = await read(token)
      const id = found?.claims.sub
      if (id === undefined) return undefined
      return { id, renewed: found?.stale ? await sign(id) : undefined }
    },
  }
}
