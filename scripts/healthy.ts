const PATIENCE_MS = 4_000

const [address = `http://127.0.0.1:${process.env.PORT || 8888}/api/users/live`] = process.argv.slice(2)

// For the health checks of containers, which have no curl: ends with 0 when the address answers that all is well, else 1.
try {
  const { status } = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  console.log(`${address} answers ${status}`)
  process.exitCode = status === 200 ? 0 : 1
} catch (error) {
  console.error(`${address} does not answer: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
