import { Alert, Anchor, Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { decimalText, momentText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { PlacementView } from '../../views/placement.ts'
import { PLACEMENT_WORDS } from '../../words/placement.ts'

/** How often it is looked whether the new pack is there. */
const LOOK_MS = 2_000

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
      {me?.permissions['collections.work'] !== undefined && (
        <PackAnew placementId={placementId} revision={last.revision} />
      )}
    </Stack>
  )
}

/** Has it packed anew, and looks until the new pack is there. */
function PackAnew(props: { readonly placementId: string; readonly revision: number }) {
  const own = useWords(PLACEMENT_WORDS)
  const queries = useQueryClient()
  const { placementId, revision } = props
  const [packed, setPacked] = useState<number>()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const pack = useMutation({
    mutationFn: () => run('packEvidence', { placement: placementId }, { key }),
    onSuccess: () => {
      setPacked(revision)
      setKey(crypto.randomUUID())
    },
  })
  const isWaiting = packed === revision
  useEffect(() => {
    if (!isWaiting) return
    const look = setInterval(() => queries.invalidateQueries({ queryKey: ['view'] }), LOOK_MS)
    return () => clearInterval(look)
  }, [isWaiting, queries])
  return (
    <>
      {pack.isError && <Failure error={pack.error} />}
      {isWaiting && (
        <Text size="sm" c="dimmed" role="status">
          {own.noEvidence}
        </Text>
      )}
      <Button
        variant="default"
        size="xs"
        loading={pack.isPending}
        disabled={isWaiting}
        onClick={() => pack.mutate()}
      >
        {own.pack}
      </Button>
    </>
  )
}
