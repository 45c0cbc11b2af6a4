import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const shown = (text: string) => renderToString(<Markdown text={text} />)
const shownSoFar = (text: string) => renderToString(<Markdown text={text} unfinished />)
const p = (inside: string) => `<p dir="auto">${inside}</p>`

const entities: Record<string, string> = { '&lt;': '<', '&quot;': '"', '&amp;': '&' }
const readable = (html: string) =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:lt|quot|amp);/g, (entity) => entities[entity] ?? '')

describe('the markup of an answer', () => {
  test('parts paragraphs by blank lines, and breaks lines where the text does', () => {
    expect(shown('One\ntwo\n\n\nThree')).toBe(p('One<br/>two') + p('Three'))
  })

  test('has lists of points and of numbers, which may begin anywhere', () => {
    expect(shown('Two gowns:\n- Red\n* Blue\n\n3. First\n4) Second\nThat is all.')).toBe(
      [
        p('Two gowns:'),
        '<ul dir="auto"><li>Red</li><li>Blue</li></ul>',
        '<ol dir="auto" start="3"><li>First</li><li>Second</li></ol>',
        p('That is all.'),
      ].join(''),
    )
  })

  test('keeps what is indented with its point, also across a blank line', () => {
    expect(shown('- Red\n  in silk\n\n- Blue')).toBe(
      '<ul dir="auto"><li>Red<br/>in silk</li><li>Blue</li></ul>',
    )
  })

  test('has strong words and emphasis, one within the other', () => {
    expect(shown('**Silk** and *very **soft** net*')).toBe(
      p('<strong>Silk</strong> and <em>very <strong>soft</strong> net</em>'),
    )
  })

  test('leaves asterisks that mean nothing', () => {
    for (const plain of ['5 * 3 * 2', '5*3*2', '** spaced **', 'a **b', '*a', '***', 'fine*'])
      expect(shown(plain)).toBe(p(plain))
  })

  test('closes in order what is closed out of order', () => {
    expect(shown('**a *b** c*')).toBe(p('<strong>a *b</strong> c*'))
  })

  test('links to pages of this site', () => {
    expect(shown('See [the **red** gown](/products/12?from=chat).')).toBe(
      p('See <a href="/products/12?from=chat">the **red** gown</a>.'),
    )
  })
})

describe('what an answer may not do', () => {
  test('HTML stays text', () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>&lt;b>'

    expect(shown(hostile)).not.toMatch(/<(?!\/?p)/)
    expect(readable(shown(hostile))).toBe(hostile)
  })

  test('a link to elsewhere stays text', () => {
    for (const href of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      '/a"onmouseover="alert(1)',
      '\u0000/x',
      'products/1',
      '/\u2044/evil.example',
    ]) {
      expect(shown(`[here](${href})`)).not.toContain('<a')
      expect(shownSoFar(`[here](${href})`)).not.toContain('<a')
    }
  })

  test('whatever it says, only elements of ours come of it, and links within this site', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '[',
        '](',
        '](/',
        ')',
        '//',
        '<',
        '>',
        '"',
        '&',
        'a',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, unfinished) => {
        const html = renderToString(<Markdown text={pieces.join('')} unfinished={unfinished} />)

        const tags = html.match(/<[^>]*>/g) ?? []
        for (const tag of tags) {
          const href = /^<a href="([^"]*)">$/.exec(tag)?.[1]
          if (href === undefined)
            expect(tag).toMatch(
              /^<(?:\/?(?:p|ul|ol|li|strong|em)(?: dir="auto")?(?: start="\d+")?|br\/|\/a)>$/,
            )
          else expect(new URL(href, 'https://shop.example').origin).toBe('https://shop.example')
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing that it says is more work than its length', () => {
    for (const piece of ['*', '**a ', '* **', '**a *b ', '[', '[a](/', '- ', ' ', '\n ']) {
      const text = piece.repeat(100_000 / piece.length)

      // Work that grows with the square of the length would not end within the test's time.
      expect(readable(shown(text)).length).toBeLessThanOrEqual(text.length)
      expect(readable(shownSoFar(text)).length).toBeLessThanOrEqual(text.length)
    }
  })
})

describe('an answer that is still being written', () => {
  test('shows what is not closed yet as if it were', () => {
    expect(shownSoFar('A **silk go')).toBe(p('A <strong>silk go</strong>'))
    expect(shownSoFar('A **silk *so')).toBe(p('A <strong>silk <em>so</em></strong>'))
    expect(shownSoFar('See [the gown](/prod')).toBe(p('See the gown'))
    expect(shownSoFar('See [the go')).toBe(p('See the go'))
  })

  test('shows no marker of which it is not known yet what it means', () => {
    expect(shownSoFar('A *')).toBe(p('A '))
    expect(shownSoFar('A **silk*')).toBe(p('A <strong>silk</strong>'))
    expect(shownSoFar('Gowns:\n-')).toBe(p('Gowns:'))
    expect(shownSoFar('Gowns:\n2. ')).toBe(p('Gowns:'))
  })

  test('leaves earlier lines as they are', () => {
    expect(shownSoFar('a **b\n\nc')).toBe(p('a **b') + p('c'))
  })

  test('shows the same in the end as a finished one', () => {
    const answer = 'Here are **two**:\n\n- *Red* silk\n- [Blue](/products/2)\n\nShall I add one?'

    expect(shownSoFar(answer)).toBe(shown(answer))
  })
})
