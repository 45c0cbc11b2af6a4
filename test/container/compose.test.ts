import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { readCompose } from './compose.ts'
import { readStages } from './dockerfile.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

const SET = { POSTGRES_PASSWORD: 'p0ss', JWT_SECRET: 's3cret', OPENAI_API_KEY: 'any' }

const { services, networks } = await readCompose(SET)
const ofOurImage = Object.entries(services).filter(([, { image }]) => image === 'boutique')

describe('compose.yaml', () => {
  test.for(Object.keys(SET))('does not start without %s, and says so', async (name) => {
    await expect(readCompose({ ...SET, [name]: '' })).rejects.toThrow(new RegExp(`^${name}: Set it in .env`))
  })

  test('starts each service when what it needs is there', () => {
    const needs = Object.fromEntries(
      Object.entries(services).map(([name, { depends_on }]) => [
        name,
        Object.fromEntries(Object.entries(depends_on).map(([other, { condition }]) => [other, condition])),
      ]),
    )

    expect(needs).toEqual({
      db: {},
      migrate: { db: 'service_healthy' },
      neon: { db: 'service_healthy' },
      shop: { migrate: 'service_completed_successfully', neon: 'service_healthy' },
      'clean-up': { neon: 'service_healthy' },
    })
    for (const name of ['db', 'neon']) expect(services[name]?.healthcheck?.test, name).toBeDefined()
  })

  test('leaves only the shop a way outside, and that to this machine', () => {
    expect(networks).toMatchObject({ inside: { internal: true } })
    const outside = Object.entries(services).filter(([, service]) => service.networks.includes('outside'))
    expect(outside.map(([name]) => name)).toEqual(['shop'])
    expect(Object.values(services).flatMap(({ ports }) => ports)).toEqual(['127.0.0.1:8888:8888'])
  })

  test('takes from each container of the image what it does not need', () => {
    expect(ofOurImage.map(([name]) => name)).toEqual(['migrate', 'neon', 'shop', 'clean-up'])
    for (const [name, service] of ofOurImage) {
      expect(service, name).toMatchObject({
        read_only: true,
        tmpfs: ['/tmp'],
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      })
    }
  })

  test('gives the shop longer to stop than its longest answer may take', () => {
    expect(seconds(services.shop?.stop_grace_period)).toBeGreaterThan(60 + 10)
  })
})

describe('docs/self-hosting.md', () => {
  const page = readFileSync(path.join(ROOT, 'docs', 'self-hosting.md'), 'utf8')
  const manifests = Array.from(page.matchAll(/```yaml\n(.*?)```/gs), ([, text = '']) => text)
    .flatMap((text) => parseAllDocuments(text))
    .map((document): Manifest => document.toJS())

  test('shows a deployment that fits the image and its probes', () => {
    const pod = manifests.find(({ kind }) => kind === 'Deployment')?.spec.template?.spec
    const [container] = pod?.containers ?? []
    const image = readStages(readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8')).at(-1)
    const told = (keyword: string) => image?.steps.find((step) => step.keyword === keyword)?.text

    expect(container?.ports).toEqual([{ name: 'http', containerPort: Number(told('EXPOSE')) }])
    expect(pod?.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: Number(told('USER')?.split(':')[0]),
    })
    expect(container?.securityContext).toMatchObject({ readOnlyRootFilesystem: true })
    expect(container?.livenessProbe.httpGet).toEqual({ path: '/api/users/live', port: 'http' })
    expect(container?.startupProbe.httpGet).toEqual({ path: '/api/users/live', port: 'http' })
    expect(container?.readinessProbe.httpGet).toEqual({ path: '/health', port: 'http' })

    const stops = Object.fromEntries(container?.env.map(({ name, value }) => [name, value]) ?? [])
    const stopsWithin = (Number(stops.STOP_DELAY_MS) + Number(stops.STOP_WITHIN_MS)) / 1000 + 10
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(stopsWithin)
  })

  test('shows jobs whose commands are in the image', () => {
    const commands = manifests.flatMap(({ spec }) => {
      const pod = spec.template?.spec ?? spec.jobTemplate?.spec.template.spec
      return pod?.containers.flatMap(({ command }) => (command ? [command] : [])) ?? []
    })

    expect(commands).toEqual([services.migrate?.command, services['clean-up']?.command])
  })
})

interface Probe {
  httpGet: { path: string; port: string }
}

interface Pod {
  terminationGracePeriodSeconds: number
  securityContext: object
  containers: {
    command?: string[]
    ports: object[]
    env: { name: string; value: string }[]
    securityContext: object
    livenessProbe: Probe
    startupProbe: Probe
    readinessProbe: Probe
  }[]
}

interface Manifest {
  kind: string
  spec: { template?: { spec: Pod }; jobTemplate?: { spec: { template: { spec: Pod } } } }
}

const seconds = (text = '') => Number(/^(\d+)s$/.exec(text)?.[1])
