import { startChild } from '../stage/child.ts'
import { setStage } from '../stage/stage.ts'
import { type Kind, measuredEndpoints } from './endpoints.ts'
import type { Assignment, Outcome } from './subject.ts'

const FUNCTIONS = ['users', 'products', 'orders', 'chat']

/** Makes so many rounds of so many requests to each endpoint and to its floor, in a process of their own. */
export async function measureEndpoints(
  rounds: number,
  perRound: number,
  progress: (line: string) => void,
): Promise<{ kind: Kind; outcome: Outcome }[]> {
  const stage = await setStage(FUNCTIONS)
  try {
    const endpoints = measuredEndpoints(stage.people)
    const bundles = Object.fromEntries(FUNCTIONS.map((name) => [name, stage.bundle(name)]))
    const assignment: Assignment = { endpoints, bundles, rounds, perRound }
    progress(
      `${endpoints.length} endpoints, ${rounds} rounds of ${perRound} requests to each and to its floor`,
    )
    const subject = startChild<Outcome[]>(import.meta.resolve('./subject.ts'), {
      settings: stage.settings,
      args: [JSON.stringify(assignment)],
    })
    try {
      const outcomes = await subject.answer
      return outcomes.map((outcome, index) => ({ kind: endpoints[index]?.kind ?? 'checkout', outcome }))
    } finally {
      await subject.stop()
    }
  } finally {
    await stage.stop()
  }
}
