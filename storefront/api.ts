import { createClient } from '../src/client/create-client.ts'

/** The shop's API, as pages of this site use it: signed in by the cookie that no script can read. */
export const api = createClient(location.origin)
