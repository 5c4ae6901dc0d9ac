import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setting } from './settings/settings.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** The data folder: as asked for, else QUITTANCE_DATA, else `data` below the project. */
export function dataFolder(asked?: string): string {
  return resolve(asked ?? setting('QUITTANCE_DATA') ?? resolve(PROJECT, 'data'))
}
