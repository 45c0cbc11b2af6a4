import { readFile } from 'node:fs/promises'
import type { OpenAPIV3_1 } from 'openapi-types'

/** A request and its answer, as the tests have seen it. */
interface Example {
  summary: string
  request: { parameters?: Record<string, string | number>; body?: unknown }
  status: number
  type?: string
  body?: unknown
}

type Named = Record<string, { summary: string; value: unknown }>
interface Holder {
  examples?: Named
}

/** What `test/examples` has written: examples by the id of their operation, every one of them an answer of the shop. */
const FILE = new URL('../docs/openapi-examples.json', import.meta.url)

/**
 * Puts the examples into the document, each under the same name in the parameters, the body and the answer that it shows.
 * Of a request whose fields cannot be accepted only the answer is shown: it is no example of what the schema describes.
 */
export async function addExamples(document: OpenAPIV3_1.Document): Promise<void> {
  const examples = JSON.parse(await readFile(FILE, 'utf8')) as Record<string, Example[]>
  const operations = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values((item ?? {}) as Record<string, OpenAPIV3_1.OperationObject>),
  )
  for (const [id, told] of Object.entries(examples)) {
    const operation = operations.find(({ operationId }) => operationId === id)
    if (!operation) throw new Error(`docs/openapi-examples.json has examples of ${id}, which no route is`)
    for (const example of told) addExample(operation, example)
  }
}

function addExample(operation: OpenAPIV3_1.OperationObject, example: Example): void {
  const { summary, request, status, type, body } = example
  const name = summary.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const add = (holder: Holder | undefined, value: unknown, where: string) => {
    if (!holder) throw new Error(`${operation.operationId} documents no ${where}, which an example has`)
    holder.examples = { ...holder.examples, [name]: { summary, value } }
  }
  const shown = status === 422 ? {} : request
  for (const [parameter, value] of Object.entries(shown.parameters ?? {})) {
    const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]
    add(
      parameters.find((each) => each.name === parameter) as Holder | undefined,
      value,
      `parameter ${parameter}`,
    )
  }
  if (shown.body !== undefined) {
    const taken = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined
    add(taken?.content['application/json'] as Holder | undefined, shown.body, 'body')
  }
  if (type !== undefined) {
    const answer = operation.responses?.[status] as OpenAPIV3_1.ResponseObject | undefined
    add(answer?.content?.[type] as Holder | undefined, body, `answer ${status} of ${type}`)
  }
}
