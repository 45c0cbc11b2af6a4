import { describe, expect } from 'vitest'
import { documentedPaths } from '../endpoints.ts'
import { test } from '../shop.ts'
import { Recorder } from './recorder.ts'
import { tellStory } from './story.ts'

describe('the examples of the API’s document', () => {
  test('are what the shop answers, one and more for every operation', async ({ shop }) => {
    const { examples, tell } = new Recorder(shop)
    await tellStory(shop, tell)

    const operations = documentedPaths.flatMap(([, item]) =>
      Object.values(item).map(({ operationId }) => operationId),
    )
    const succeeding = Object.entries(examples)
      .filter(([, told]) => told.some(({ status }) => status < 300))
      .map(([operation]) => operation)
    expect(succeeding.toSorted()).toEqual(operations.toSorted())
    await expect(`${JSON.stringify(examples, null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/openapi-examples.json',
    )
  })
})
