import { writeFile } from 'node:fs/promises'
import { gallery } from '../../platform/refusals/gallery.ts'

/** `npm run errors`: rewrites docs/errors.md from the table of refusals. */
await writeFile(new URL('../../../docs/errors.md', import.meta.url), gallery())
