import { Alert, Button, Group } from '@mantine/core'
import { useSpeech } from '../words/words.ts'

/** Says that a form shows what was entered earlier, and lets it go. */
export function KeptDraft({ onDrop }: { readonly onDrop: () => void }) {
  const { words } = useSpeech()
  return (
    <Alert color="blue" p="xs" role="status">
      <Group gap="sm">
        {words.form.keptDraft}
        <Button variant="subtle" size="compact-xs" onClick={onDrop}>
          {words.form.startOver}
        </Button>
      </Group>
    </Alert>
  )
}
