import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const PLACES = [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]

/** The Chromium or Chrome of this machine: that of `CHROMIUM_PATH`, else one on the PATH. Throws when there is none. */
export async function findChromium(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  for (const place of PLACES) {
    for (const name of [...NAMES, 'Google Chrome', 'Chromium']) {
      const file = path.join(place, name)
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (isThere) return file
    }
  }
  throw new Error(
    'No Chromium or Chrome was found. Install one (Debian: `apt-get install chromium`) or set CHROMIUM_PATH.',
  )
}

/** What every Chromium here is started with. Root may not use the sandbox. */
export const chromiumFlags = (): string[] => [
  '--disable-dev-shm-usage',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Starts a headless Chromium. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(), args: chromiumFlags() })
