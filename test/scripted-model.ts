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
