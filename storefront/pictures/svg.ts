type Value = string | number | undefined

const short = (value: number) =>
  String(Math.abs(value) < 30 ? Math.round(value * 10) / 10 : Math.round(value))

/** One element; an attribute that is undefined is left out. */
export const el = (name: string, attributes: Record<string, Value>, inner = '') => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? Number(value.toFixed(3)) : value}"`)
    .join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

/** Path data in which every number is rounded: to a tenth, or, from 30 up, to a whole. */
export const p = (texts: TemplateStringsArray, ...values: (number | string)[]) =>
  texts
    .map((text, place) => {
      const value = values[place]
      return text + (typeof value === 'number' ? short(value) : (value ?? ''))
    })
    .join('')

interface Step {
  command: string
  points: [number, number][]
}

const stepsOf = (d: string): Step[] =>
  [...d.matchAll(/([MLCQZ])([^MLCQZ]*)/g)].map(([, command = '', rest = '']) => {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number)
    return {
      command,
      points: Array.from({ length: numbers.length / 2 }, (_, at) => [
        numbers[at * 2] ?? 0,
        numbers[at * 2 + 1] ?? 0,
      ]),
    }
  })

const written = ({ command, points }: Step) =>
  command + points.map(([x, y]) => `${short(x)} ${short(y)}`).join(' ')

/** The path seen in a mirror that stands on x = 0. Only absolute M, L, C, Q and Z are understood. */
export const flip = (d: string) =>
  stepsOf(d)
    .map(({ command, points }) => written({ command, points: points.map(([x, y]) => [-x, y]) }))
    .join('')

/** The path drawn from its end to its start, as commands that go on from where the pen is. */
export const back = (d: string) => {
  const steps = stepsOf(d).filter(({ command }) => command !== 'Z')
  return steps
    .flatMap(({ command, points }, at) => {
      const before = steps[at - 1]?.points.at(-1)
      return before === undefined
        ? []
        : [written({ command, points: [...points.slice(0, -1).toReversed(), before] })]
    })
    .toReversed()
    .join('')
}

/** A closed outline from its right half: down the half, along `hem` to the left, and up the mirrored half. */
export const both = (half: string, hem = '') => {
  const last = stepsOf(half).at(-1)?.points.at(-1) ?? [0, 0]
  const across = hem === '' ? p`L${-last[0]} ${last[1]}` : hem
  return `${half}${across}${back(flip(half))}Z`
}

/** What a drawing collects while it is drawn: definitions with ids of their own, and the outlines that cast a shadow. */
export class Sheet {
  readonly definitions: string[] = []
  shadows: string[] = []
  #ids = 0

  /** Adds a definition and gives its id. */
  define(markup: (id: string) => string) {
    const id = `i${(this.#ids++).toString(36)}`
    this.definitions.push(markup(id))
    return id
  }

  /** Draws something moved or turned, its shadow with it. */
  moved(transform: string, draw: () => string) {
    const before = this.takeShadows()
    const drawn = draw()
    this.shadows = [before, el('g', { transform }, this.takeShadows())]
    return el('g', { transform }, drawn)
  }

  /** Takes the outlines gathered since the last call. */
  takeShadows(): string {
    const taken = this.shadows
    this.shadows = []
    return taken.join('')
  }
}
