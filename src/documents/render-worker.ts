import { parentPort } from 'node:worker_threads'
import type { InvoicePage } from './page.ts'
import { renderInvoice } from './render.ts'
import type { Answer } from './render-pool.ts'

/** One thread of the pool: a page in, a PDF or the reason why there is none out. */
parentPort!.on('message', (page: InvoicePage) => {
  parentPort!.postMessage(answer(page))
})

function answer(page: InvoicePage): Answer {
  try {
    // A copy, because the engine's own memory cannot cross to another thread.
    return { pdf: new Uint8Array(renderInvoice(page)) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
