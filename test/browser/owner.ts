import { randomUUID } from 'node:crypto'
import { test as base } from './buying.ts'

/** The test function for the owner's pages: with the one owner of the shop, and with customers who buy. */
export const test = base.extend('owner', { scope: 'file' }, ({ admin }) => admin())

/** A name of this kind that nothing else has. */
export const some = (word: string) => `${word} ${randomUUID().slice(0, 8)}`
