import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'smol-toml'

interface Redirect {
  from: string
  rate_limit?: object
}

const { redirects } = parse(readFileSync(new URL('../netlify.toml', import.meta.url), 'utf8')) as unknown as {
  redirects: Redirect[]
}

test('Netlify limits what one address may ask of sign-in, in one of the two rules that a free site has', () => {
  const limited = redirects.filter(({ rate_limit }) => rate_limit)

  expect(limited.map(({ from }) => from)).toEqual(['/api/users/login'])
  for (const { from, rate_limit } of limited) {
    expect(rate_limit).toEqual({
      action: 'rate_limit',
      aggregate_by: ['ip', 'domain'],
      window_limit: 60,
      window_size: 60,
    })
    const first = redirects.find((each) => each.from === from || each.from === '/api/users/*')
    expect(first?.from, 'the rule that comes first').toBe(from)
  }
})
