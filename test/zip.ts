import { inflateRawSync } from 'node:zlib'

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8

/** The files in a zip archive by name, which must have no comment. Folders are none. */
export function filesInZip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - END_BYTES
  if (archive.readUInt32LE(end) !== END_SIGNATURE) throw new Error('This is no zip archive without a comment')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + length)
    if (!name.endsWith('/')) files.set(name, contentOf(archive, at))
    at += ENTRY_BYTES + length + extra + comment
  }
  return files
}

/** The content of the file that an entry of the archive's directory describes. */
function contentOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10)
  const size = archive.readUInt32LE(entry + 20)
  const local = archive.readUInt32LE(entry + 42)
  const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const packed = archive.subarray(start, start + size)
  if (method === STORED) return packed
  if (method === DEFLATED) return inflateRawSync(packed)
  throw new Error(`A file in the archive is packed in an unknown way: ${method}`)
}
