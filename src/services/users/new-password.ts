import { invalid } from '../../lib/errors.ts'
import { isCommonPassword } from './common-passwords.ts'

/** Refuses, with 422 at `path`, a password that everybody tries first. */
export async function refuseCommon(path: string, password: string): Promise<void> {
  if (await isCommonPassword(password)) {
    throw invalid([{ path, message: 'Is among the passwords that are tried first. Choose another.' }])
  }
}
