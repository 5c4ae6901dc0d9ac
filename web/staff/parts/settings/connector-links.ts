import type { ConnectorCard } from '../../views/connectors.ts'

type Place = 'log' | 'desk' | 'setup' | 'files' | 'answers' | 'blocks'

/** Where the things behind a connector stand; what the reader may not open is left out by whoever shows it. */
export type ConnectorLinks = {
  /** Of the whole kind. */
  readonly all: readonly (readonly [Place, string])[]
  readonly received?: string
  readonly sent?: string
  readonly waiting?: string
  readonly failures?: string
  /** Where it is done again. */
  readonly again?: string
}

/** The lists and screens behind a connector, filtered to it. */
export function connectorLinks({
  kind,
  code,
}: Pick<ConnectorCard, 'kind' | 'code'>): ConnectorLinks {
  const list = (name: string, filters: Record<string, string> = {}) => {
    const query = new URLSearchParams(filters).toString()
    return `/lists/${name}${query === '' ? '' : `?${query}`}`
  }
  switch (kind) {
    case 'meter':
      return {
        all: [
          ['desk', '/rejected-usage'],
          ['files', list('usage-imports')],
        ],
        ...{ received: list('usage-imports'), waiting: '/rejected-usage' },
        ...{ failures: list('rejected-usage', { state: 'open' }), again: '/rejected-usage' },
      }
    case 'program':
      return {
        all: [['setup', '/api-keys']],
        received: list('command-log', { actor: `key:${code}` }),
      }
    case 'bank':
      return {
        all: [
          ['desk', '/reconciliation'],
          ['setup', '/bank-accounts'],
          ['answers', list('bank-answers')],
        ],
        received: list('bank-statements', { bankAccount: code }),
        sent: '/bank-files-out',
        waiting: list('bank-lines', { bankAccount: code, state: 'open' }),
        failures: list('bank-statements', { bankAccount: code, state: 'quarantined' }),
        again: '/reconciliation',
      }
    case 'provider':
      return {
        all: [['setup', list('payment-providers')]],
        received: list('provider-events', { provider: code }),
        sent: list('payments', { provider: code }),
        waiting: list('payments', { provider: code, state: 'unknown' }),
        failures: list('payments', { provider: code, state: 'failed' }),
      }
    case 'mail':
      return {
        all: [
          ['log', list('message-attempts')],
          ['blocks', list('email-blocks')],
        ],
        received: list('email-blocks'),
        sent: list('messages', { channel: 'email' }),
        waiting: list('messages', { channel: 'email', state: 'queued' }),
        failures: '/deliveries',
        again: '/deliveries',
      }
    case 'webhook':
      return {
        all: [
          ['setup', '/webhooks'],
          ['log', list('webhook-deliveries')],
        ],
        sent: list('webhook-deliveries', { endpointId: code }),
        waiting: list('webhook-deliveries', { endpointId: code, state: 'waiting' }),
        failures: list('webhook-deliveries', { endpointId: code, state: 'failed' }),
        again: '/webhooks',
      }
  }
}
