import { ModelError, type ModelEvent } from '../../src/services/chat/model.ts'

/** Everything that came from a model, and the `ModelError` it ended with; any other error is thrown. */
export const readModel = async (events: AsyncIterable<ModelEvent>) => {
  let text = ''
  let end: ModelEvent | undefined
  try {
    for await (const event of events) {
      if (event.type === 'text') text += event.text
      else end = event
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { text, end, error }
  }
  return { text, end }
}

/** The error of a model that must fail. */
export const modelFailure = async (events: AsyncIterable<ModelEvent>): Promise<ModelError> => {
  const { error } = await readModel(events)
  if (!error) throw new Error('The model did not fail')
  return error
}
