import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { categories, products } from '../../db/seed/catalogue.ts'
import { portrait } from './compose.ts'
import { writePictures } from './write-pictures.ts'

let folder = ''
const svgs = new Map<string, string>()

const drawn = (path: string) => svgs.get(path) ?? ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  await writePictures(folder, { previews: false })
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((found) => found.endsWith('.svg'))) {
    svgs.set(name, await readFile(join(folder, name), 'utf8'))
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the pictures of the demo catalogue', () => {
  it('has a file for every image_url of a product or a category', () => {
    const wanted = [...products, ...categories].map(({ image_url }) => image_url.replace('/images/', ''))
    expect(wanted.filter((path) => !svgs.has(path))).toEqual([])
  })

  it('has the pictures of the home page and of products without one', () => {
    expect([...svgs.keys()]).toEqual(expect.arrayContaining(['hero.svg', 'hero-tall.svg', 'placeholder.svg']))
  })

  it('writes no preview when told not to', async () => {
    const names = await readdir(folder, { recursive: true })
    expect(names.filter((name) => name.endsWith('.png'))).toEqual([])
  })

  it('states the size of each, so that pages keep their layout while it loads', () => {
    expect(drawn('hero.svg')).toContain('width="1600" height="900" viewBox="0 0 1600 900"')
    for (const { image_url } of [...products, ...categories]) {
      expect(drawn(image_url.replace('/images/', ''))).toContain(
        'width="800" height="1000" viewBox="0 0 800 1000"',
      )
    }
  })

  it('holds nothing that a strict policy blocks and nothing that needs a font', () => {
    for (const [name, svg] of svgs) {
      expect(svg, name).not.toMatch(/<(?:style|script|text|image|foreignObject|a)\b/)
      expect(svg, name).not.toMatch(/\s(?:style|on\w+|xlink:href)=/)
      expect(svg.match(/href="(?!#)[^"]*"|url\((?!#)[^)]*\)/g), name).toBeNull()
    }
  })

  it('is well-formed, and every reference in it is to something it defines', () => {
    for (const [name, svg] of svgs) {
      expect(() => new Resvg(svg, { font: { loadSystemFonts: false } }), name).not.toThrow()
      const ids = [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      const used = [...svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id)
      expect(new Set(ids).size, name).toBe(ids.length)
      expect(
        used.filter((id) => !ids.includes(id)),
        name,
      ).toEqual([])
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('keeps a product within 6 kB on the way and 220 elements for a phone to lay out, a scene within 12 kB and 600', () => {
    for (const [name, svg] of svgs) {
      const [bytes, elements] = name.startsWith('products/') ? [6000, 220] : [12_000, 600]
      expect(gzipSync(svg).length, name).toBeLessThan(bytes)
      expect(svg.match(/<\w/g)?.length, name).toBeLessThan(elements)
    }
  })

  it('repeats an outline rather than refer to it, as a phone takes longer to copy it from there', () => {
    for (const [name, svg] of svgs) expect(svg.match(/<clipPath[^>]*><use/g), name).toBeNull()
  })

  it('draws the same words the same, and another name of the same kind and colour otherwise', () => {
    const subject = { name: 'Teal Floral Kurta', description: '', category: 'Tops' }
    expect(portrait(subject)).toBe(portrait(subject))
    expect(portrait(subject)).not.toBe(portrait({ ...subject, name: 'Teal Floral Garden Kurta' }))
  })

  it('draws no two pieces alike', () => {
    const portraits = products.map(({ image_url }) => drawn(image_url.replace('/images/', '')))
    expect(new Set(portraits).size).toBe(products.length)
  })
})

describe('the previews of links', () => {
  it('are PNG files of 1200 × 630, one for each product and one for the shop', async () => {
    const all = await mkdtemp(join(tmpdir(), 'previews-'))
    try {
      await writePictures(all)
      const paths = [
        ...products.map(({ image_url }) => image_url.replace(/^\/images\/(.*)\.svg$/, '$1.png')),
        'share.png',
      ]
      for (const path of paths) {
        const file = await readFile(join(all, path))
        expect(file.subarray(1, 4).toString(), path).toBe('PNG')
        expect([file.readUInt32BE(16), file.readUInt32BE(20)], path).toEqual([1200, 630])
        expect((await stat(join(all, path))).size, path).toBeLessThan(600_000)
      }
    } finally {
      await rm(all, { recursive: true, force: true })
    }
  })
})
