interface Known {
  /** Amounts that the shop's rows hold, as decimal text. */
  amounts: readonly string[]
  /** Ids of orders, as text. */
  numbers: readonly string[]
  /** The customer's message, of which every number may be said again. */
  question: string
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))

const numbersIn = (text: string): string[] => plain(text).match(/\d[\d,]*(?:\.\d+)?/g) ?? []

/** "5,000.00" as "5000". */
const value = (number: string): string => number.replaceAll(',', '').replace(/\.0*$/, '')

const LINK = /:\/\/|www\.|@\w|\b[\w-]+\.(?:com|pk|net|org|shop|store)\b/i
const MARKER = /\[\[|\]\]/

/** What a text holds that the shop cannot have said: numbers from 100 that no row and no question has, links, markers. */
export const strangersIn = (text: string, { amounts, numbers, question }: Known): string[] => {
  const known = new Set([...amounts, ...numbers, ...numbersIn(question)].map(value))
  const said = numbersIn(text).filter((number) => Number(value(number)) >= 100 && !known.has(value(number)))
  const others = [LINK, MARKER].flatMap((pattern) => pattern.exec(plain(text))?.[0] ?? [])
  return [...said, ...others]
}
