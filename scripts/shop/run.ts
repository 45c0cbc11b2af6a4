import { explain } from '../open-database.ts'
import { type Command, Refusal, UsageError } from './command.ts'
import { ENDED, FAILED, MISUSED } from './exit-codes.ts'
import { liveDatabase } from './live.ts'

/** Runs the command that the arguments name, tells what came of it, and gives the process's exit code. */
export async function runShop(commands: readonly Command[], args: string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, place) => args[place] === word))
  if (!command) return explainAll(commands, args)
  try {
    const call = command.read(args.slice(command.name.split(' ').length))
    if (!call) {
      console.log(command.help)
      return ENDED
    }
    const live = liveDatabase(process.env)
    if (live !== undefined && !call.yes) {
      throw new Refusal(`This would work on the live shop, whose database is at ${live}. Add --yes to go on.`)
    }
    await call.start(interruption())
    return ENDED
  } catch (error) {
    return tell(error, command)
  }
}

function tell(error: unknown, { name }: Command): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nnpm run shop -- ${name} --help tells how to call it.`)
    return MISUSED
  }
  console.error(explain(error))
  return FAILED
}

function explainAll(commands: readonly Command[], args: string[]): number {
  const width = Math.max(...commands.map(({ synopsis }) => synopsis.length))
  const overview = `The commands of the shop's owner:

${commands.map(({ synopsis, summary }) => `  ${synopsis.padEnd(width)}  ${summary}`).join('\n')}

  npm run shop -- COMMAND --help tells more of one.

They work on the database of DATABASE_URL (in the environment or in .env) where that is set, else on the local one. One
on another machine than this is taken for the live shop's: then each of them refuses to work without --yes.

Exit codes: ${ENDED} when it was done, ${FAILED} when it was refused or failed, ${MISUSED} when it was called wrongly.`

  const [first] = args
  if (first === '--help' || first === '-h' || first === 'help') {
    console.log(overview)
    return ENDED
  }
  const told = args.slice(0, 2).join(' ')
  console.error(`${first === undefined ? '' : `There is no command ${told}.\n\n`}${overview}`)
  return MISUSED
}

/** Says when the process is asked to end, so that a command can tidy up; the second time it ends at once. */
function interruption(): AbortSignal {
  const interrupted = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      console.error('Ending as soon as nothing is half done; once more ends it at once.')
      interrupted.abort(new Refusal('Interrupted: nothing was changed.'))
    })
  }
  return interrupted.signal
}
