const digit = /\p{Nd}/u

/** The value of a decimal digit of any script: their code points stand in rows of ten, zero first. */
const digitValue = (character: string) => {
  const code = character.codePointAt(0) ?? 0
  let before = 0
  while (digit.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}

const SAME_SIGNS: Readonly<Record<string, string>> = {
  '٪': '%',
  '٬': ',',
  '٫': '.',
  '−': '-',
  '⁄': '/',
  ي: 'ی',
  ك: 'ک',
  '\u2800': ' ',
}

/** Text as it is read: one form of each letter and digit, small letters, nothing invisible, no marks on letters. */
export const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{M}\u115f\u1160\u3164\u0640]/gu, '')
    .replaceAll(/[٪٬٫−⁄يك\u2800]/gu, (sign) => SAME_SIGNS[sign] ?? sign)
    .replaceAll(/\p{Nd}/gu, digitValue)
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase()

/** Folded text without mark-up, and without what groups the digits of a number. */
export const bare = (text: string) =>
  folded(text)
    .replaceAll(/<[^<>]{0,80}>/g, '')
    .replaceAll(/[*~`\\]|__/g, '')
    .replaceAll(/(?<=\d)[,'’_٬](?=\d{2,3}(?!\d))/g, '')
    .replaceAll(/(?<=(?<!\d)\d{1,3})[ .](?=\d{3}(?!\d))/g, '')

/** Bare text in which digits stand together that only signs and blanks kept apart. */
export const joined = (text: string) => bare(text).replaceAll(/(?<=\d)[\s\p{P}\p{S}]+(?=\d)/gu, '')
