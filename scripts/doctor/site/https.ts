import { isLocal } from '../addresses.ts'
import type { Finding } from '../finding.ts'
import type { Site } from './ask.ts'

/** Finds a site that is not served over TLS, or does not send those who come without it there. This machine's need none. */
export async function httpsFindings({ url, ask }: Site): Promise<Finding[]> {
  if (isLocal(url.hostname)) return []
  if (url.protocol !== 'https:') {
    return [
      {
        id: 'https-missing',
        problem: 'The site is served without TLS: passwords and sign-ins go in the open.',
        advice:
          'Give it a certificate, in Netlify under Domain management, or in the proxy before `npm run serve`.',
      },
    ]
  }
  // On a port of its own nobody arrives by leaving out the s.
  if (url.port !== '') return []
  const { status, location } = await ask(`http://${url.hostname}/`).then(
    ({ status, headers }) => ({ status, location: headers.get('Location') ?? '' }),
    () => ({ status: 0, location: '' }),
  )
  const leadsToHttps = [301, 302, 307, 308].includes(status) && location.startsWith('https://')
  if (leadsToHttps || status === 0) return []
  return [
    {
      id: 'https-not-forced',
      problem: `http://${url.hostname}/ is answered with status ${status} instead of being sent to https.`,
      advice: 'Turn on "Force HTTPS" in Netlify, or redirect port 80 to https in the proxy.',
    },
  ]
}
