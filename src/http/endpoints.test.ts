import { expect, test } from 'vitest'
import { operationIdOf } from '../../test/conformance.ts'
import { documentedPaths, type Endpoint, guestEndpoints, signedInEndpoints } from '../../test/endpoints.ts'

const idsOf = (endpoints: readonly Endpoint[]) =>
  endpoints
    .map(({ method, path }) => operationIdOf(method, new URL(path, 'http://shop.test').pathname) ?? path)
    .sort()

test('the tests of sign-in leave out no endpoint that asks for it', () => {
  const operations = documentedPaths.flatMap(([, item]) => Object.values(item))
  const withSignIn = operations.filter(({ security }) => security.some((each) => 'bearer' in each))
  const forGuestsToo = withSignIn.filter(({ security }) =>
    security.some((each) => !('bearer' in each || 'session' in each)),
  )
  const required = withSignIn.filter((each) => !forGuestsToo.includes(each))

  expect(idsOf(signedInEndpoints)).toEqual(required.map(({ operationId }) => operationId).sort())
  expect(idsOf(guestEndpoints)).toEqual(forGuestsToo.map(({ operationId }) => operationId).sort())
})
