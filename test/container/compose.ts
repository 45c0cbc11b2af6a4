import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

const ROOT = path.join(import.meta.dirname, '..', '..')

const Words = v.array(v.string())

const Service = v.looseObject({
  image: v.string(),
  command: v.optional(Words),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  networks: Words,
  ports: v.optional(Words, []),
  profiles: v.optional(Words, []),
  depends_on: v.optional(v.record(v.string(), v.object({ condition: v.string() })), {}),
  healthcheck: v.optional(v.looseObject({ test: v.optional(Words), disable: v.optional(v.boolean()) })),
  read_only: v.optional(v.boolean(), false),
  cap_drop: v.optional(Words, []),
  stop_grace_period: v.optional(v.string()),
})

const Compose = v.object({
  services: v.record(v.string(), Service),
  networks: v.record(v.string(), v.nullable(v.object({ internal: v.optional(v.boolean(), false) }))),
  volumes: v.record(v.string(), v.nullable(v.object({}))),
})

export type ComposeService = v.InferOutput<typeof Service>

/** The compose file, its variables filled in from these settings. Refuses one that has to be set and is not. */
export async function readCompose(settings: Record<string, string>): Promise<v.InferOutput<typeof Compose>> {
  const text = await readFile(path.join(ROOT, 'compose.yaml'), 'utf8')
  const filled = text
    .split('\n')
    .map((line) => (/^\s*#/.test(line) ? line : fillIn(line, settings)))
    .join('\n')
  return v.parse(Compose, parse(filled, { merge: true }))
}

const fillIn = (line: string, settings: Record<string, string>): string =>
  line.replaceAll(/\$\{(\w+)(?::\?([^}]*))?\}/g, (_, name: string, message: string | undefined) => {
    const value = settings[name]
    if (!value) throw new Error(`${name}: ${message ?? 'is not set'}`)
    return value
  })
