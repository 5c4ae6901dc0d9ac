import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { InvoicePage } from './page.ts'

/** What a thread answers to a page. */
export type Answer = { readonly pdf: Uint8Array } | { readonly problem: string }

/** Prints documents on several threads; every document succeeds or fails for itself. */
export type RenderPool = {
  /** As `renderInvoice`, on another thread; documents start in the order they were asked for. */
  readonly render: (page: InvoicePage) => Promise<Uint8Array>
  /** Finishes what was asked for, stops the threads, and refuses further documents. */
  readonly close: () => Promise<void>
}

type Order = {
  readonly page: InvoicePage
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

type Thread = { worker: Worker | undefined; order: Order | undefined }

const WORKER = new URL('./render-worker.ts', import.meta.url)

/**
 * Starts a pool; a thread is made when there is work for it. A thread that dies takes only the
 * document it was at with it, which fails with an error that names it, and is replaced for the
 * next. Idle threads do not keep the process alive. `program` is for tests of the pool alone.
 */
export function renderPool({
  threads: count = availableParallelism(),
  program = WORKER,
}: {
  readonly threads?: number
  readonly program?: URL
} = {}): RenderPool {
  const threads: Thread[] = Array.from({ length: Math.max(1, count) }, () => idleThread())
  const waiting: Order[] = []
  let closing: PromiseWithResolvers<void> | undefined

  function assign(): void {
    for (const thread of threads) {
      if (thread.order !== undefined) continue
      const order = waiting.shift()
      if (order === undefined) break
      thread.order = order
      thread.worker ??= startWorker(thread)
      thread.worker.ref()
      thread.worker.postMessage(order.page)
    }
    if (threads.every(thread => thread.order === undefined)) closing?.resolve()
  }

  function startWorker(thread: Thread): Worker {
    const worker = new Worker(program)
    worker.on('message', (answer: Answer) => {
      const order = thread.order!
      thread.order = undefined
      worker.unref()
      if ('pdf' in answer) order.resolve(answer.pdf)
      else order.reject(new Error(answer.problem))
      assign()
    })
    const onDeath = (reason: string) => {
      if (thread.worker !== worker) return
      const { order } = thread
      thread.worker = undefined
      thread.order = undefined
      order?.reject(new Error(`document ${order.page.number} cannot be printed: ${reason}`))
      assign()
    }
    worker.on('error', error => onDeath(`its thread failed: ${String(error)}`))
    worker.on('exit', code => onDeath(`its thread ended with code ${code}`))
    return worker
  }

  return {
    render: page => {
      if (closing !== undefined) {
        return Promise.reject(new Error(`document ${page.number}: the renderer is closed`))
      }
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
      waiting.push({ page, resolve, reject })
      assign()
      return promise
    },
    close: async () => {
      closing ??= Promise.withResolvers<void>()
      assign()
      await closing.promise
      await Promise.all(threads.map(thread => thread.worker?.terminate()))
    },
  }
}

function idleThread(): Thread {
  return { worker: undefined, order: undefined }
}
