interface Described extends Error {
  code?: unknown
  sourceError?: unknown
}

/** The code and the words of an error or of what caused it, as far down as there is one. The words may hold secrets. */
export function reasonOf(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: '', text: String(error) }
  const { code, cause, sourceError, message, name }: Described = error
  const inner = error instanceof AggregateError ? error.errors[0] : (cause ?? sourceError)
  const below = inner === undefined ? { code: '', text: '' } : reasonOf(inner)
  const own = typeof code === 'string' && /^[A-Z\d_]+$/.test(code) ? code : ''
  return {
    code: own || below.code || (name === 'TimeoutError' ? 'no answer in time' : ''),
    text: `${message} ${below.text}`,
  }
}
