import { createHash } from 'node:crypto'

interface Upload {
  body: Buffer
  query: Record<string, string>
}

/** What a deploy declares before anything of it is uploaded: digests of all that is to come, and how functions run. */
interface Manifest {
  files: Record<string, string>
  functions: Record<string, string>
  functions_config: Record<string, { traffic_rules?: unknown }>
  function_schedules?: { name: string; cron: string }[]
}

type Kind = 'files' | 'functions'

const DIGEST = { files: 'sha1', functions: 'sha256' } as const

/** What the stand-in refuses to take. */
export class Refusal extends Error {}

/** One deploy, from its creation until all that it declared has come, or until it is cancelled. */
export class RecordedDeploy {
  readonly id: string
  readonly draft: boolean
  state: 'new' | 'uploading' | 'ready' | 'cancelled' = 'new'
  manifest?: Manifest
  readonly files = new Map<string, Upload>()
  readonly functions = new Map<string, Upload>()

  constructor(id: string, draft: boolean) {
    this.id = id
    this.draft = draft
  }

  declare(manifest: Manifest): void {
    if (this.state !== 'new') throw new Refusal(`the deploy is ${this.state} already`)
    this.manifest = manifest
    this.state = 'uploading'
  }

  /** Takes a file or the archive of a function. Throws unless it was declared, with the digest of this very content. */
  take(kind: Kind, name: string, upload: Upload): void {
    const { manifest } = this
    if (!manifest || this.state !== 'uploading') throw new Refusal(`the deploy is ${this.state}`)
    const digest = createHash(DIGEST[kind]).update(upload.body).digest('hex')
    if (manifest[kind][name] !== digest) throw new Refusal(`${name} is not what was declared`)
    this[kind].set(name, upload)
    if (this.isComplete(manifest)) this.state = 'ready'
  }

  private isComplete(manifest: Manifest): boolean {
    return (['files', 'functions'] as const).every((kind) =>
      Object.keys(manifest[kind]).every((name) => this[kind].has(name)),
    )
  }
}
