import { createNeonEndpoint } from '../../dev/neon/endpoint.ts'
import { createPools } from '../../dev/neon/pools.ts'
import { listen } from '../../dev/neon/server.ts'
import { tellParent } from './child.ts'

// The local Neon endpoint in a process of its own, so that its work is not counted as a function's.
const { url } = await listen({ endpoint: createNeonEndpoint(createPools()) })
tellParent({ url })
