import { Alert, Anchor, Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText, momentText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { PlacementView } from '../../views/placement.ts'
import { PLACEMENT_WORDS } from '../../words/placement.ts'

/** The pack of evidence to be fetched, with its hash, and those that were packed before it. */
export function Evidence(props: {
  readonly placementId: string
  readonly packs: PlacementView['packs']
}) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { placementId, packs } = props
  const mayPlace = me?.permissions['collections.place'] !== undefined
  const [last, ...before] = packs
  if (last === undefined) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {own.noEvidence}
      </Text>
    )
  }
  const name = fill(own.fetch, { moment: momentText(last.at, language) })
  return (
    <Stack gap="xs" align="flex-start">
      {last.missing.length > 0 && (
        <Alert color="yellow" role="note" title={own.missing}>
          {last.missing.map(document => (
            <Anchor
              key={document}
              component={Link}
              to={`/documents/${encodeURIComponent(document)}`}
              size="sm"
              mr="sm"
            >
              {document}
            </Anchor>
          ))}
          <Text size="sm">{own.missingHelp}</Text>
        </Alert>
      )}
      <div>
        {mayPlace ? (
          <Anchor href={`/v1/placements/${placementId}/evidence.zip`} size="sm">
            {name}
          </Anchor>
        ) : (
          <Text size="sm">{name}</Text>
        )}
        <Text size="xs" c="dimmed">
          {fill(own.packSize, {
            count: last.files,
            kb: decimalText(String(Math.ceil(last.bytes / 1024)), language),
          })}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {fill(own.hash, { hash: last.sha256 })}
        </Text>
      </div>
      {before.map(each => (
        <Text key={each.revision} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {fill(own.older, { moment: momentText(each.at, language) })} ·{' '}
          {fill(own.hash, { hash: each.sha256 })}
        </Text>
      ))}
      {mayPlace && (
        <Button
          component={Link}
          to={`/do/packEvidence?${new URLSearchParams({ placement: placementId })}`}
          variant="default"
          size="xs"
        >
          {own.pack}
        </Button>
      )}
    </Stack>
  )
}
