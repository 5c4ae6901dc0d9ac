import { RefusalError } from '../../../kernel/result.ts'
import {
  loadEnclosed,
  loadMessageEvents,
  loadMessageHead,
} from '../../../reporting/console/load/message.ts'
import { view } from '../view.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A message to a customer: its text, its way, what proves it, and copies made of it. */
export const messageView = view({
  path: 'messages/:number',
  permission: 'messages.read',
  parameters: {},
  read: async (tx, { number }) => {
    const message = UUID.test(number) ? await loadMessageHead(tx, number) : undefined
    if (message === undefined) throw new RefusalError('unknown_message', { message: number })
    return {
      message,
      events: await loadMessageEvents(tx, message),
      enclosed: await loadEnclosed(tx, message),
    }
  },
})
