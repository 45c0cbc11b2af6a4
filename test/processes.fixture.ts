import { startProcess } from './processes.ts'

/** A process of its own for `processes.test.ts`: starts a program with a child and stays until it is killed. */
const program = startProcess('sh', ['-c', 'sleep 1000 & echo $$; wait'])
const [group] = await program.prints(/\d+/)
process.send?.(Number(group))
setInterval(() => {}, 60_000)
