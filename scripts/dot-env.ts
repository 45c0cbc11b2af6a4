import { existsSync } from 'node:fs'

// For `node --import`: reads .env where there is one. What the environment has already wins.
if (existsSync('.env')) process.loadEnvFile('.env')
