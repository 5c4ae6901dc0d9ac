import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Heading } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { ListTabs } from '../parts/list-tabs.tsx'
import { useMe } from '../queries.ts'
import { DELIVERIES_WORDS } from '../words/deliveries.ts'

const LIST = 'document-deliveries'

/** Where issued documents stand on their way, by what somebody has to do about them, and their copies. */
export function DeliveriesPage() {
  const { words } = useSpeech()
  const own = useWords(DELIVERIES_WORDS)
  const { data: me } = useMe()
  return (
    <>
      <Heading
        over={words.nouns.documents}
        title={own.title}
        actions={
          me?.permissions['messages.deliver'] !== undefined && (
            <Group gap="xs">
              <Button component={Link} to="/do/deliverDocuments" variant="default">
                {own.deliver}
              </Button>
              <Button component={Link} to="/do/createPrintBatch">
                {own.print}
              </Button>
            </Group>
          )
        }
      />
      <Text size="sm" c="dimmed" mb="sm">
        {own.told}
      </Text>
      <ListTabs
        tabs={[
          { name: own.everything, list: LIST },
          { name: own.notSent, list: LIST, of: { state: 'not_sent' } },
          { name: own.failed, list: LIST, of: { state: 'failed' } },
          { name: own.bounced, list: LIST, of: { hasBounced: 'true' } },
          { name: own.byPost, list: LIST, of: { channel: 'letter', state: 'queued' } },
          { name: own.posted, list: LIST, of: { state: 'printed' } },
          { name: own.unopened, list: LIST, of: { isOpened: 'false' } },
          { name: own.opened, list: LIST, of: { isOpened: 'true' } },
          { name: own.copies, list: 'document-copies' },
          { name: own.batches, list: 'print-batches' },
        ]}
      />
    </>
  )
}
