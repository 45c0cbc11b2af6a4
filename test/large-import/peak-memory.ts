import { writeFileSync } from 'node:fs'

// For `NODE_OPTIONS=--import`: when the owner's command ends, it writes the most memory that it has held, in bytes.
const { PEAK_MEMORY_FILE: file } = process.env
if (file && process.argv[1]?.endsWith('shop.ts')) {
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)))
}
