import { describe, expect, test } from 'vitest'
import { examplesOf, isShown } from './readme.ts'

const PAGE = `# Shop

## Run it

\`\`\`sh
npm run dev
\`\`\`

## A tour

Words.

\`\`\`sh
curl one
curl two
\`\`\`

\`\`\`text
1
\`\`\`

### More

\`\`\`ts
const x = 1
\`\`\`

\`\`\`sh
curl three
\`\`\`

## Settings

\`\`\`sh
never
\`\`\`
`

describe('the examples of a page', () => {
  test('are the commands of a section with what they print', () => {
    expect(examplesOf(PAGE, 'A tour')).toEqual([
      { title: 'A tour', commands: 'curl one\ncurl two\n', output: '1\n' },
      { title: 'More', commands: 'curl three\n', output: undefined },
    ])
    expect(examplesOf(PAGE, 'Run it')).toHaveLength(1)
    expect(examplesOf(PAGE, 'Nothing')).toEqual([])
  })
})

describe('what was printed', () => {
  test.for([
    ['one\ntwo\n', 'one\ntwo\n'],
    ['{"id":1,…}\n', '{"id":1,"name":"a.b"}'],
    ['one\n…\nfour\n', 'one\ntwo\nthree\nfour\n'],
    ['one\n…\ntwo\n', 'one\ntwo\n'],
    ['one\n\ntwo\n', 'one\n\ntwo\n\n'],
  ])('is what the page shows: %j', ([shown = '', printed = '']) => {
    expect(isShown(shown, printed)).toBe(true)
  })

  test.for([
    ['one\n', 'two\n'],
    ['one\n', 'one\ntwo\n'],
    ['{"id":1,…}\n', '{"id":2,"name":"a"}'],
    ['a.b\n', 'axb\n'],
    ['one\n…\nfour\n', 'one\ntwo\n'],
  ])('is not what the page shows: %j', ([shown = '', printed = '']) => {
    expect(isShown(shown, printed)).toBe(false)
  })
})
