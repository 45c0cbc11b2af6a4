import { bundleFunction, functionNames } from './bundle.ts'

/** The npm packages that each function may hold, beside those that all services share. */
const SHARED = ['@neondatabase/serverless', 'hono', 'jose', 'kysely', 'kysely-neon', 'valibot']
const ALLOWED: Record<string, readonly string[]> = {
  users: [...SHARED, 'bcryptjs'],
  products: SHARED,
  orders: SHARED,
  chat: [...SHARED, 'openai'],
  'not-found': ['hono', 'valibot'],
}

/** The largest a function's file may be, in bytes. */
const LIMITS: Record<string, number> = { chat: 900_000 }
const LIMIT = 450_000

const problems: string[] = []
for (const name of await functionNames()) {
  const { metafile } = await bundleFunction(name, { outdir: 'dist/functions', write: false })
  const [output] = Object.values(metafile.outputs)
  if (!output) throw new Error(`esbuild wrote nothing for ${name}`)
  for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
    if (bytesInOutput === 0) continue
    const service = /^src\/services\/([^/]+)\//.exec(file)?.[1]
    if (service && service !== name) problems.push(`${name} holds ${file} of another service`)
    const npmPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
    if (npmPackage && !ALLOWED[name]?.includes(npmPackage))
      problems.push(`${name} holds the package ${npmPackage}`)
    if (/^(?:dev|test|scripts|bench)\//.test(file)) problems.push(`${name} holds ${file}`)
  }
  if (output.bytes > (LIMITS[name] ?? LIMIT)) problems.push(`${name} has ${output.bytes} bytes`)
}

if (problems.length > 0) {
  console.error([...new Set(problems)].join('\n'))
  process.exit(1)
}
