import { startChild } from '../stage/child.ts'

export interface Model {
  url: string
  /** What the chat's environment is to be. */
  settings: Record<string, string>
  stop: () => Promise<void>
}

/** Starts a model of the benchmark, in a process of its own: so many tokens an answer, at such a pace. */
export async function startModel(tokens = 1, paceMs = 0): Promise<Model> {
  const child = startChild<{ url: string }>(import.meta.resolve('./model-process.ts'))
  const { url } = await child.answer
  return {
    url,
    settings: { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'none', AI_MODEL: `${tokens}/${paceMs}` },
    stop: child.stop,
  }
}
