import type { ToolStatus } from './answer.ts'
import type { ModelMessage, ModelUsage } from './model.ts'

/** Notes of a turn, made while it goes on. */
export interface TurnRecord {
  /** What was said so far. */
  text: string
  model?: string
  /** As the provider counted, over all rounds; undefined where it counted none. */
  usage?: ModelUsage
  /** What the turn costs in tokens, estimated for the rounds that the provider did not count. */
  tokens: number
  tools: { name: string; status: ToolStatus }[]
  /** The products whose cards were shown, in order. */
  products: number[]
  /** They are those that a search has found, not ones that were looked at singly. */
  isList: boolean
}

export const newTurnRecord = (): TurnRecord => ({
  text: '',
  tokens: 0,
  tools: [],
  products: [],
  isList: false,
})

/** Rather too many than too few: English has about four characters a token, Urdu about two. */
const CHARACTERS_PER_TOKEN = 2

const lengthOf = (message: ModelMessage): number =>
  message.content.length +
  ('toolCalls' in message
    ? (message.toolCalls ?? []).reduce((sum, call) => sum + call.name.length + call.arguments.length, 0)
    : 0)

const estimate = (characters: number) => Math.ceil(characters / CHARACTERS_PER_TOKEN)

/** Counts a round as the provider does, if it does; until it says so, and where it never does, by the text's length. */
export function countRound(record: TurnRecord, messages: readonly ModelMessage[]) {
  let counted = estimate(messages.reduce((sum, message) => sum + lengthOf(message), 0))
  record.tokens += counted
  return {
    written(text: string): void {
      const more = estimate(text.length)
      counted += more
      record.tokens += more
    },
    told({ prompt_tokens, completion_tokens }: ModelUsage): void {
      record.tokens += prompt_tokens + completion_tokens - counted
      const { usage } = record
      record.usage = {
        prompt_tokens: (usage?.prompt_tokens ?? 0) + prompt_tokens,
        completion_tokens: (usage?.completion_tokens ?? 0) + completion_tokens,
      }
    },
  }
}
