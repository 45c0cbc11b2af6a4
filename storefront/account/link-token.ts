import { useEffect, useState } from 'preact/hooks'

/**
 * The token of the mailed link that opened the page, if one did. It is kept out of the address bar, the history and
 * whatever copies them: taken from the address at once, and held nowhere but in the page.
 */
export function useLinkToken(): string | null {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const follow = () => {
      const next = takeToken()
      if (next !== null) setToken(next)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return token
}

function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search)
  return token
}
