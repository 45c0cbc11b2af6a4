import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readByTheStandard, readNaively, readWithParser } from '../../../dev/model/sse-readers.ts'
import { DONE, createTextNormalizer, encodeComment, encodeEvent, encodeText } from './sse.ts'

const awkward = fc.constantFrom(
  '\r',
  '\n',
  '\r\n',
  '\0',
  '[DONE]',
  '[DO',
  'NE]',
  'data: [DONE]',
  'data:',
  'event: done',
  ':',
  ' ',
  '   ',
  '😀',
  '👩‍👩‍👧',
  '\uD83D',
  '\uDE00',
  'سلام\u200Cعلیکم',
  '\uFEFF',
  '\u2028',
)
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: awkward }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }))
  .map((parts) => parts.join(''))

const cutAt = (whole: string, places: number[]) => {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length].toSorted((a, b) => a - b)
  return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end))
}
const places = fc.array(fc.nat(), { maxLength: 30 })

const normal = (raw: string) => raw.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').toWellFormed()

const normalizedChunks = (chunks: string[]) => {
  const normalizer = createTextNormalizer()
  return [...chunks.map((chunk) => normalizer.push(chunk)), normalizer.flush()]
}

describe('text', () => {
  test('follows `data: ` with one space, every line of it on a line of its own', () => {
    expect(encodeText('The')).toBe('data: The\n\n')
    expect(encodeText(' two\nlines')).toBe('data:  two\ndata: lines\n\n')
    expect(encodeText('\n')).toBe('data: \ndata: \n\n')
  })

  test('gives no event where there is none', () => {
    expect(encodeText('')).toBe('')
  })

  test('never reads as the end of the stream', () => {
    expect(encodeText('[DONE]')).toBe('data: [DO\n\ndata: NE]\n\n')
    expect(encodeText('say [DONE][DONE] twice')).not.toContain('[DONE]')
  })

  test('arrives unchanged, wherever the model and the network cut it', () => {
    fc.assert(
      fc.property(text, places, places, (raw, modelCuts, networkCuts) => {
        const pieces = normalizedChunks(cutAt(raw, modelCuts))
        const stream = pieces.map(encodeText).join('') + DONE

        const expected = { text: normal(raw), events: [], done: true, afterDone: 0 }
        expect(readWithParser(cutAt(stream, networkCuts))).toEqual(expected)
        expect(readByTheStandard(stream)).toEqual(expected)
        expect(readNaively(stream)).toBe(normal(raw).replaceAll('\n', ''))
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps its place among named events and comments', () => {
    fc.assert(
      fc.property(fc.array(text), fc.jsonValue(), (raws, data) => {
        const texts = raws.map(normal)
        const stream = texts
          .map((piece) => encodeText(piece) + encodeComment(piece) + encodeEvent('tool', data))
          .join('')
        const sent: unknown = JSON.parse(JSON.stringify(data))
        const expected = {
          text: texts.join(''),
          events: texts.map(() => ({ name: 'tool', data: sent })),
          done: true,
          afterDone: 0,
        }

        expect(readWithParser([stream + DONE])).toEqual(expected)
        expect(readByTheStandard(stream + DONE)).toEqual(expected)
        expect(readNaively(stream + DONE)).toBe(texts.join('').replaceAll('\n', ''))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a named event', () => {
  test('has its JSON on one line, with no space after the colon', () => {
    expect(encodeEvent('done', { finish: 'stop', note: 'a\nb' })).toBe(
      'event: done\ndata:{"finish":"stop","note":"a\\nb"}\n\n',
    )
  })

  test('without data carries null', () => {
    expect(encodeEvent('cart', undefined)).toBe('event: cart\ndata:null\n\n')
  })
})

describe('the normalizer', () => {
  test('makes the same of a text however it is cut', () => {
    fc.assert(
      fc.property(text, places, (raw, cuts) => {
        expect(normalizedChunks(cutAt(raw, cuts)).join('')).toBe(normal(raw))
      }),
      { numRuns: 2000 },
    )
  })

  test('takes CR and LF of two chunks for one line break, also with a NUL between them', () => {
    expect(normalizedChunks(['a\r', '\nb\r', '\0', '\n', '\nc'])).toEqual(['a\n', 'b\n', '', '', '\nc', ''])
  })

  test('holds half an emoji back until the other half comes', () => {
    expect(normalizedChunks(['a\uD83D', '\uDE00b'])).toEqual(['a', '😀b', ''])
  })

  test('replaces halves that stay alone', () => {
    expect(normalizedChunks(['\uDE00', 'x\uD83D', 'y', '\uD83D'])).toEqual([
      '\uFFFD',
      'x',
      '\uFFFDy',
      '',
      '\uFFFD',
    ])
  })
})
