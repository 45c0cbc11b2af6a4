import { randomUUID } from 'node:crypto'
import type { Finding } from '../finding.ts'
import { isOfFunction, type Site } from './ask.ts'

const PATIENCE_MS = 70_000

/** Asks for enough words that they come in many pieces. */
const QUESTION = 'Please tell me in five sentences what your shop sells.'

/** Of all the waiting, the least part that lies between the first and the last piece of an answer that streams. */
const LEAST_SHARE = 0.05

interface Arrival {
  at: number
  text: string
}

/**
 * Asks the assistant one question as a guest, which costs one turn of the model, and finds an answer that is refused, breaks
 * off, or comes all at once in the end. The conversation is deleted again.
 */
export async function streamingFindings({ ask }: Site): Promise<Finding[]> {
  const session_id = `doctor-${randomUUID()}`
  const started = performance.now()
  const response = await ask('/api/chat/messages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: QUESTION, session_id }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  // What no function answered is a matter of redirects.
  if (!isOfFunction(response)) return []
  if (response.status !== 200) return [await refusal(response)]

  const arrivals: Arrival[] = []
  let broke = false
  try {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      arrivals.push({ at: performance.now(), text })
    }
  } catch {
    broke = true
  }
  const token = response.headers.get('X-Chat-Token')
  if (token) {
    const forgotten = await ask(`/api/chat/history?session_id=${session_id}`, {
      method: 'DELETE',
      headers: { 'X-Chat-Token': token },
    })
    await forgotten.body?.cancel()
  }
  return ofAnswer(arrivals, started, broke)
}

function ofAnswer(arrivals: readonly Arrival[], started: number, broke: boolean): Finding[] {
  const text = arrivals.map((arrival) => arrival.text).join('')
  if (broke || !text.trimEnd().endsWith('data: [DONE]')) {
    return [
      {
        id: 'chat-cut',
        problem: "The assistant's answer broke off before its end.",
        advice:
          'A proxy or CDN in front may cut connections that are quiet or long: let /api/chat answers run for a minute.',
      },
    ]
  }
  if (/^event: failure$/m.test(text)) {
    return [
      {
        id: 'chat-fails',
        problem: 'The assistant began to answer and then failed.',
        advice:
          'Check the model with the settings of the site; its log says more under "chat answer failed".',
      },
    ]
  }
  return comesBitByBit(arrivals, started)
    ? []
    : [
        {
          id: 'chat-buffered',
          problem: "The assistant's answer does not stream: it comes all at once, in the end.",
          advice:
            'Something in front collects answers before passing them on. Turn buffering and compression of text/event-stream off there (nginx: `proxy_buffering off`).',
        },
      ]
}

/** Judged by the answer's own pace: what is collected on the way comes, however long it took, within a moment. */
function comesBitByBit(arrivals: readonly Arrival[], started: number): boolean {
  const [first, last] = [arrivals[0], arrivals.at(-1)]
  if (!first || !last || first === last) return false
  return (last.at - first.at) / (last.at - started) >= LEAST_SHARE
}

async function refusal(response: Response): Promise<Finding> {
  const { status } = response
  await response.body?.cancel()
  if (status === 429) {
    return {
      id: 'chat-limited',
      problem: 'The assistant has answered this network as often as it may for now.',
      advice: 'Look again later, or leave this out with --no-chat.',
    }
  }
  return {
    id: 'chat-refused',
    problem: `The assistant does not answer (status ${status}).`,
    advice:
      'Check the model with the settings of the site: key, credit and AI_MODEL. Its log names the reason beside this request.',
  }
}
