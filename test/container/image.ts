import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startProcess } from '../processes.ts'
import { copyContext } from './build-context.ts'
import { readStages, type Stage, type Step } from './dockerfile.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** What an image of the Dockerfile would be, in a folder. */
export interface Image {
  /** Its root. */
  folder: string
  workdir: string
  env: Record<string, string>
  user: string
  port: number
  command: readonly string[]
  healthcheck: readonly string[]
}

interface Layer extends Image {
  name: string | undefined
}

/**
 * Does what a build of the Dockerfile does, without an engine: each stage is a folder, in which its `COPY`s and `RUN`s are
 * carried out in order. The base images are empty folders, the packages of `npm ci` those that are installed here, and
 * caches are not mounted. Refuses instructions that it does not know. `remove` deletes what was made.
 */
export async function buildImage(): Promise<{ image: Image; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'image-'))
  await chmod(folder, 0o755)
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
  try {
    const context = path.join(folder, 'context')
    await copyContext(ROOT, context)
    const stages = readStages(await readFile(path.join(ROOT, 'Dockerfile'), 'utf8'))
    const built: Layer[] = []
    for (const [index, stage] of stages.entries()) {
      built.push(await buildStage(stage, path.join(folder, `stage-${index}`), context, built))
    }
    const image = built.at(-1)
    if (!image) throw new Error('The Dockerfile has no stage')
    return { image, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function buildStage(
  { name, steps }: Stage,
  folder: string,
  context: string,
  before: readonly Layer[],
): Promise<Layer> {
  await mkdir(folder, { recursive: true })
  const layer: Layer = {
    name,
    folder,
    workdir: '/',
    env: {},
    user: 'root',
    port: 0,
    command: [],
    healthcheck: [],
  }
  for (const step of steps) {
    const carryOut = INSTRUCTIONS[step.keyword]
    if (!carryOut) throw new Error(`Nobody here knows how to carry out ${step.keyword}`)
    await carryOut(layer, step, { context, before })
  }
  return layer
}

interface Surroundings {
  context: string
  before: readonly Layer[]
}

type Carrying = (layer: Layer, step: Step, surroundings: Surroundings) => Promise<void> | void

const INSTRUCTIONS: Record<string, Carrying> = {
  ARG: () => {},
  STOPSIGNAL: () => {},
  WORKDIR: async (layer, { words: [workdir = '/'] }) => {
    layer.workdir = path.posix.resolve(layer.workdir, workdir)
    await mkdir(within(layer, layer.workdir), { recursive: true })
  },
  ENV: (layer, { words }) => {
    for (const word of words) {
      const at = word.indexOf('=')
      layer.env[word.slice(0, at)] = word.slice(at + 1)
    }
  },
  USER: (layer, { words: [user = ''] }) => {
    layer.user = user
  },
  EXPOSE: (layer, { words: [port] }) => {
    layer.port = Number(port)
  },
  HEALTHCHECK: (layer, { exec = [] }) => {
    layer.healthcheck = exec
  },
  CMD: (layer, { exec = [] }) => {
    layer.command = exec
  },
  COPY: copy,
  RUN: run,
}

const within = ({ folder }: Layer, place: string): string => path.join(folder, place)

async function copy(layer: Layer, { words, flags }: Step, { context, before }: Surroundings): Promise<void> {
  const sources = words.slice(0, -1)
  const target = words.at(-1) ?? ''
  const other = flags.from === undefined ? undefined : before.find(({ name }) => name === flags.from)
  if (flags.from !== undefined && !other) throw new Error(`There is no stage ${flags.from} before`)
  const into = within(layer, path.posix.resolve(layer.workdir, target))
  for (const source of sources) {
    const from = other ? within(other, source) : path.join(context, source)
    const isFolder = (await stat(from)).isDirectory()
    // Of a folder, Docker copies what is in it.
    const to = isFolder || !target.endsWith('/') ? into : path.join(into, path.basename(source))
    await cp(from, to, { recursive: true })
  }
}

async function run(layer: Layer, { text }: Step): Promise<void> {
  const folder = within(layer, layer.workdir)
  if (/^npm ci\b/.test(text)) {
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
    return
  }
  const shell = startProcess('/bin/sh', ['-c', text], { cwd: folder, settings: layer.env })
  const code = await shell.ended()
  if (code !== 0) throw new Error(`RUN ${text} ended with ${code}:\n${shell.output()}`)
}
