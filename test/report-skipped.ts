import type { Reporter, TestModule } from 'vitest/node'

/** Names every test that was not run for want of a real PostgreSQL, so that its absence cannot go unnoticed. */
export default class SkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const onPglite = modules.filter(
      ({ project }) => project.getProvidedContext().testServer.kind === 'pglite',
    )
    const names = onPglite.flatMap((module) =>
      Array.from(
        module.children.allTests('skipped'),
        (test) => `  ${module.relativeModuleId} > ${test.fullName}`,
      ),
    )
    if (names.length > 0) console.log(`\nNot run (${names.length}):\n${names.join('\n')}`)
  }
}
