import { bundleFunction, filesAtStart, functionNames, weightOf } from './bundle.ts'

/** The npm packages that each function may hold, beside those that all services share. */
const SHARED = ['@neondatabase/serverless', 'hono', 'jose', 'kysely', 'kysely-neon', 'valibot']
const ALLOWED: Record<string, readonly string[]> = {
  users: [...SHARED, 'bcryptjs', 'ipaddr.js', 'nodemailer'],
  products: [...SHARED, '@netlify/functions'],
  orders: [...SHARED, '@netlify/functions'],
  chat: [...SHARED, 'ipaddr.js', 'openai'],
  'clean-up': SHARED,
  'not-found': ['hono', 'valibot'],
}

/** Whose faces a function joins: of these services it holds what the faces need, but nothing that answers requests. */
const JOINS: Record<string, readonly string[]> = {
  chat: ['products', 'orders'],
  'clean-up': ['chat', 'orders', 'users'],
}
const ANSWERS_REQUESTS = /\/(?:app|[^/]*-routes)\.ts$/

/** Packages that are imported when they are needed, and must not be read at every start. */
const LATER = new Set(['bcryptjs', 'nodemailer', 'openai'])

/** The most that a function's start may read, in bytes. */
const LIMIT = 350_000
/** The most that it may read later, at an import that is made only when it is needed. */
const LIMITS_LATER: Record<string, number> = { users: 300_000, chat: 250_000 }

const problems: string[] = []
for (const name of await functionNames()) {
  const { metafile } = await bundleFunction(name, { outdir: 'dist/functions', write: false })
  const first = filesAtStart(name, metafile)
  const parts = Object.entries(metafile.outputs).flatMap(([output, { inputs }]) =>
    Object.entries(inputs).map(([file, { bytesInOutput }]) => ({ file, bytesInOutput, output })),
  )
  for (const { file, bytesInOutput, output } of parts) {
    if (bytesInOutput === 0) continue
    const service = /^src\/services\/([^/]+)\//.exec(file)?.[1]
    const joined = service && JOINS[name]?.includes(service) && !ANSWERS_REQUESTS.test(file)
    if (service && service !== name && !joined) problems.push(`${name} holds ${file} of another service`)
    const npmPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
    if (npmPackage && !ALLOWED[name]?.includes(npmPackage))
      problems.push(`${name} holds the package ${npmPackage}`)
    if (npmPackage && LATER.has(npmPackage) && first.has(output))
      problems.push(`${name} reads the package ${npmPackage} at its start`)
    if (/^(?:dev|test|scripts|bench)\//.test(file)) problems.push(`${name} holds ${file}`)
  }
  const { atStart, later } = weightOf(name, metafile)
  if (atStart > LIMIT) problems.push(`${name} reads ${atStart} bytes at its start`)
  if (later > (LIMITS_LATER[name] ?? 0)) problems.push(`${name} has ${later} bytes to read later`)
}

if (problems.length > 0) {
  console.error([...new Set(problems)].join('\n'))
  process.exit(1)
}
