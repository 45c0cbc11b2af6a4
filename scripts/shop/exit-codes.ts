/** How a command's process ends: scripts may rely on these. */
export const ENDED = 0
export const FAILED = 1
export const MISUSED = 2
