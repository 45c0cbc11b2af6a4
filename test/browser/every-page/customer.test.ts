import { lookAt } from './look-at.ts'
import { CUSTOMER } from './pages.ts'

lookAt('customer', CUSTOMER)
