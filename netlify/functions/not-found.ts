import { AppError } from '../../src/lib/errors.ts'
import { refuse } from '../../src/http/serve.ts'

/** Every `/api` path that belongs to no service. */
export default refuse(new AppError('not_found', 'There is nothing at this path.'))
