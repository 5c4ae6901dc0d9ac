import { parentPort } from 'node:worker_threads'
import type { InvoicePage } from '../../src/documents/page.ts'

/** A thread for `render-pool.test.ts` that dies at documents named for it. */
parentPort!.on('message', (page: InvoicePage) => {
  if (page.number === 'exits') process.exit(3)
  if (page.number === 'throws') throw new Error('out of memory')
  parentPort!.postMessage({ pdf: new Uint8Array([1]) })
})
