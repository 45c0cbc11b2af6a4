import { lookAt } from './look-at.ts'
import { OWNER } from './pages.ts'

lookAt('owner', OWNER)
