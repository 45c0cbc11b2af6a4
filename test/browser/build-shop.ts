import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildShop } from '../build-shop.ts'

/** Runs once, before the first test file: builds the shop that all of them serve. */
export async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'built-'))
  await buildShop(folder)
  project.provide('builtShop', folder)
  return () => rm(folder, { recursive: true, force: true })
}
