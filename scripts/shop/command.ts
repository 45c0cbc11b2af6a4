import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** What the caller did wrong in calling: told with the way to the help, and ends the process with 2. */
export class UsageError extends Error {}

/** Why a command was not carried out, in a sentence for the owner. It ends the process with 1. */
export class Refusal extends Error {}

/** A command that was called rightly and can be started. */
export interface Call {
  /** The owner said that it may work on the live shop. */
  yes: boolean
  start: (signal: AbortSignal) => Promise<void>
}

export interface Command {
  /** As it is called: `user promote`. */
  name: string
  synopsis: string
  summary: string
  help: string
  /** Understands the arguments, or gives `undefined` when they ask for help. Throws a `UsageError`. */
  read: (args: string[]) => Call | undefined
}

type ValuesOf<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>['values']

interface Definition<O extends ParseArgsOptionsConfig> {
  name: string
  /** Its arguments by name; those in brackets may be left out. */
  args: readonly string[]
  /** How its options are called, for the first line of its help. */
  flags?: string
  summary: string
  details: string
  options?: O
  run: (values: ValuesOf<O>, args: string[], signal: AbortSignal) => Promise<void>
}

const COMMON = {
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Defines a command, to whose options `--yes` and `--help` are added. */
export function command<const O extends ParseArgsOptionsConfig>(definition: Definition<O>): Command {
  const { name, args: names, flags, summary, details, options, run } = definition
  const synopsis = [name, ...names, ...(flags ? [flags] : [])].join(' ')
  return {
    name,
    synopsis,
    summary,
    help: `npm run shop -- ${synopsis} [--yes]\n\n${summary}\n\n${details.trim()}`,
    read: (given) => {
      const { values, positionals } = parse<O>(options, given)
      if (values.help) return undefined
      const needed = names.filter((each) => !each.startsWith('[')).length
      if (positionals.length < needed) throw new UsageError(`${names[positionals.length]} is missing.`)
      if (positionals.length > names.length) {
        throw new UsageError(`There is an argument too many: ${positionals[names.length]}`)
      }
      return { yes: values.yes, start: (signal) => run(values, positionals, signal) }
    },
  }
}

function parse<O extends ParseArgsOptionsConfig>(options: O | undefined, args: string[]) {
  try {
    const parsed = parseArgs({ args, options: { ...options, ...COMMON }, allowPositionals: true })
    const values: object = parsed.values
    return { positionals: parsed.positionals, values: values as ValuesOf<O> & ValuesOf<typeof COMMON> }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** An option that is a whole number from `least` to `most`. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw new UsageError(`${name} must be a whole number from ${least} to ${most}.`)
}
