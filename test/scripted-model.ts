import type { ChatModel, ModelEvent, ModelMessage, ReplyOptions } from '../src/services/chat/model.ts'

/** A model that says what a test tells it to. */
export class ScriptedModel implements ChatModel {
  /** The conversations it was asked to continue. */
  readonly asked: (readonly ModelMessage[])[] = []
  script: (messages: readonly ModelMessage[], options: ReplyOptions) => AsyncIterable<ModelEvent> =
    saying('Hello')

  reply(messages: readonly ModelMessage[], options: ReplyOptions): AsyncIterable<ModelEvent> {
    this.asked.push(messages)
    return this.script(messages, options)
  }
}

/** A script that says the pieces and ends well. */
export const saying = (...pieces: string[]) =>
  async function* (): AsyncGenerator<ModelEvent> {
    for (const text of pieces) yield { type: 'text', text }
    yield {
      type: 'end',
      finish: 'stop',
      model: 'scripted',
      usage: { prompt_tokens: 7, completion_tokens: 5 },
    }
  }

/** A piece of text, or a tool call with its arguments, as an object or as the text that stands for one. */
export type ScriptedStep = string | { call: string; with?: unknown; id?: string }

/**
 * A script of rounds, each what the model does after the results of the one before; the last is played again and again.
 * It can be played to several customers at once.
 */
export const playing = (...rounds: ScriptedStep[][]) =>
  async function* (messages: readonly ModelMessage[]): AsyncGenerator<ModelEvent> {
    const latest = messages.findLastIndex(({ role }) => role === 'user')
    const played = messages.slice(latest).filter(({ role }) => role === 'assistant').length
    const steps = rounds[Math.min(played, rounds.length - 1)] ?? []
    let calls = 0
    for (const step of steps) {
      if (typeof step === 'string') {
        yield { type: 'text', text: step }
        continue
      }
      calls += 1
      const { call: name, with: given = {}, id = `call_${played}_${calls}` } = step
      const written = typeof given === 'string' ? given : JSON.stringify(given)
      yield { type: 'call', call: { id, name, arguments: written } }
    }
    yield {
      type: 'end',
      finish: calls > 0 ? 'tool_calls' : 'stop',
      model: 'scripted',
      usage: { prompt_tokens: 7, completion_tokens: 5 },
    }
  }
