/**
 * Whether a path is one that a pattern of Netlify's redirects and headers means: `:name` stands for one part, a last
 * `*` for all that follows or nothing, and a slash at the end makes no difference.
 */
export function fits(pattern: string, pathname: string): boolean {
  const expected = partsOf(pattern)
  const parts = partsOf(pathname)
  const isPrefix = expected.at(-1) === '*'
  if (isPrefix) expected.pop()
  return (
    (isPrefix ? parts.length >= expected.length : parts.length === expected.length) &&
    expected.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
  )
}

function partsOf(path: string): string[] {
  const parts = path.split('/').slice(1)
  if (parts.at(-1) === '') parts.pop()
  return parts
}
