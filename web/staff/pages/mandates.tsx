import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Heading } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { ListTabs } from '../parts/list-tabs.tsx'
import { useMe } from '../queries.ts'
import { MANDATE_WORDS } from '../words/mandate.ts'

const STATES = ['usable', 'blocked', 'expired', 'revoked', 'used_up'] as const

/** The register of mandates by what they are good for, with consents and what became of them. */
export function MandatesPage() {
  const { words } = useSpeech()
  const own = useWords(MANDATE_WORDS)
  const { data: me } = useMe()
  return (
    <>
      <Heading
        over={words.nouns.payments}
        title={own.title}
        actions={
          me?.permissions['mandates.write'] !== undefined && (
            <Button component={Link} to="/new-mandate">
              {own.enter}
            </Button>
          )
        }
      />
      <ListTabs
        tabs={[
          { name: own.everything, list: 'mandates' },
          ...STATES.map(state => ({
            name: own[state],
            list: 'mandates',
            of: { mandateState: state },
          })),
          { name: own.consents, list: 'autopay' },
          { name: own.events, list: 'mandate-events' },
          { name: own.creditors, list: 'debit-creditors' },
        ]}
      />
    </>
  )
}
