import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import {
  type ChatCompletionRequest,
  type Fixture,
  type Journal,
  type JournalEntry,
  type Mountable,
  createServer,
} from '@copilotkit/aimock'
import { think } from './brain.ts'
import { type ScriptedReply, play } from './scripted-replies.ts'

const NAME = 'scripted-double'
const COMPLETIONS = '/v1/chat/completions'

export interface OfflineModelOptions {
  /** Any free port by default. */
  port?: number
  /** How long each piece of the brain's answers takes. */
  chunkDelayMs?: number
}

export interface RecordedRequest {
  headers: Record<string, string>
  body: ChatCompletionRequest
  status: number
  /** Whether the client left before a scripted reply had ended. */
  abandoned: boolean
}

export interface OfflineModel {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string
  /** For `OPENAI_API_KEY`; any other key is refused with 401. */
  apiKey: string
  /** For `AI_MODEL`: what answers here is no AI, and is called so wherever the model's name is kept. */
  model: string
  /** Scripts the replies to the next requests, one each, in order; after them the brain answers again. */
  next(...replies: ScriptedReply[]): void
  /** The requests that were let in, oldest first. */
  requests(): RecordedRequest[]
  /** Ends every open reply and the server. */
  close(): Promise<void>
}

const recorded = ({ headers, body, response }: JournalEntry): RecordedRequest => ({
  headers,
  body: body as ChatCompletionRequest,
  status: response.status,
  abandoned: response.interrupted === true,
})

const headersWithoutKey = (request: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      name === 'authorization' ? '[REDACTED]' : String(value),
    ]),
  )

/** Takes the requests for which a reply is scripted and leaves the others to the brain. */
const scriptedReplies = () => {
  const waiting: ScriptedReply[] = []
  let journal: Journal | undefined

  const handler: Mountable = {
    setJournal(theJournal) {
      journal = theJournal
    },

    async handleRequest(request, response) {
      const reply = waiting.shift()
      if (!reply) return false
      const entry = journal?.add({
        method: 'POST',
        path: COMPLETIONS,
        headers: headersWithoutKey(request),
        body: (await json(request)) as ChatCompletionRequest,
        response: {
          status: typeof reply === 'object' && 'status' in reply ? reply.status : 200,
          fixture: null,
        },
      })

      let hungUp = false
      response.once('close', () => {
        if (entry) entry.response.interrupted = !hungUp && !response.writableEnded
      })
      await play(response, reply, () => {
        hungUp = true
        response.destroy()
      })
      return true
    },
  }
  return { handler, next: (...replies: ScriptedReply[]) => void waiting.push(...replies) }
}

/**
 * Starts a scripted double of an OpenAI-compatible server on loopback: no AI, a few rules that call the tools they are
 * offered and answer in written words, each time saying so. Tests script other replies and faults, and read the requests.
 */
export const startOfflineModel = async (options: OfflineModelOptions = {}): Promise<OfflineModel> => {
  const { port = 0, chunkDelayMs = 15 } = options
  const apiKey = `offline-${NAME}`
  const scripted = scriptedReplies()
  const brain: Fixture = {
    match: { endpoint: 'chat' },
    response: (request) => {
      const thought = think(request)
      if ('text' in thought) return { content: thought.text, model: NAME }
      const toolCalls = thought.calls.map((call) => ({
        name: call.name,
        arguments: JSON.stringify(call.arguments),
      }))
      return { toolCalls, model: NAME }
    },
  }
  const { server, journal, url } = await createServer(
    [brain],
    {
      host: '127.0.0.1',
      port,
      strict: true,
      auth: { apiKeys: [apiKey] },
      chunkSize: 16,
      latency: chunkDelayMs,
    },
    [{ path: COMPLETIONS, handler: scripted.handler }],
  )

  return {
    baseUrl: `${url}/v1`,
    apiKey,
    model: NAME,
    next: scripted.next,
    requests: () =>
      journal
        .getAll()
        .filter(({ path }) => path === COMPLETIONS)
        .map(recorded),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
