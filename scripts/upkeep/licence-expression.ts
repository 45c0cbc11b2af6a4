/**
 * Whether an SPDX licence expression can be met with licences that are allowed: of `OR` one side, of `AND` both. Knows
 * parentheses and `WITH`; what is no expression is not met.
 */
export function isMet(expression: string, isAllowed: (licence: string) => boolean): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? []
  const next = (word: string) => words[0] === word && words.shift() !== undefined
  let isExpression = true
  const name = () => {
    const word = words.shift() ?? ''
    isExpression &&= /^(?!(?:AND|OR|WITH)$)[\w.:+-]+$/.test(word)
    return word
  }

  const either = (): boolean => {
    let met = both()
    while (next('OR')) met = both() || met
    return met
  }
  const both = (): boolean => {
    let met = one()
    while (next('AND')) met = one() && met
    return met
  }
  const one = (): boolean => {
    if (next('(')) {
      const met = either()
      isExpression &&= next(')')
      return met
    }
    const licence = name()
    return isAllowed(next('WITH') ? `${licence} WITH ${name()}` : licence)
  }

  const met = either()
  return met && isExpression && words.length === 0
}
