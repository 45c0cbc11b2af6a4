const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const ENTRY_BYTES = 46

/** The names of the files in a zip archive, which must have no comment. */
export function namesInZip(archive: Buffer): string[] {
  const end = archive.length - END_BYTES
  if (archive.readUInt32LE(end) !== END_SIGNATURE) throw new Error('This is no zip archive without a comment')
  const names: string[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    const start = at + ENTRY_BYTES
    names.push(archive.toString('utf8', start, start + (name ?? 0)))
    at = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return names
}
