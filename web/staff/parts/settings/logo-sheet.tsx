import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { DropZone } from '../../../ui/drop-zone.tsx'
import { contentOf } from '../../../ui/file-content.ts'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useMe } from '../../queries.ts'
import { LOGO_WORDS } from '../../words/logo.ts'

type Chosen = { readonly file: File; readonly content: string; readonly intent: string }

/** The logo of a legal entity: the one that it has, one that was chosen and is looked at, taking it away. */
export function LogoSheet(props: {
  readonly entity: string
  readonly name: string
  /** By the hash of its content; null: none. */
  readonly logo: string | null
}) {
  const own = useWords(LOGO_WORDS)
  const { data: me } = useMe()
  const { entity, name, logo } = props
  const [chosen, setChosen] = useState<Chosen>()
  const [removal, setRemoval] = useState<string>()
  const [isDone, setDone] = useState(false)
  const may = me?.permissions['ledger.define']
  const finish = () => {
    setChosen(undefined)
    setRemoval(undefined)
    setDone(true)
  }
  const choose = async (file: File | null | undefined) => {
    if (file === null || file === undefined) return
    setDone(false)
    setRemoval(undefined)
    setChosen({ file, content: await contentOf(file), intent: crypto.randomUUID() })
  }
  const intent = chosen?.intent ?? removal
  return (
    <Sheet title={own.title}>
      <Stack gap="xs">
        {isDone && (
          <Alert color="green" role="status" p="xs">
            {own.done}
          </Alert>
        )}
        {chosen !== undefined ? (
          <Picture file={chosen.file} label={own.chosen} />
        ) : logo === null ? (
          <Text size="sm" c="dimmed">
            {own.none}
          </Text>
        ) : (
          <div className="paper-logo">
            <img src={`/logo/${logo}`} alt={name} />
          </div>
        )}
        {may !== undefined && intent !== undefined && (
          <>
            <Text size="xs" c="dimmed">
              {removal === undefined ? own.consequence : own.removalConsequence}
            </Text>
            <Deed
              key={intent}
              command="setEntityLogo"
              input={() => ({ entity, content: chosen?.content ?? null })}
              intent={intent}
              proposes={may === 'propose'}
              isReady
              does={removal === undefined ? own.does : own.remove}
              onDone={finish}
            />
            <Group>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  setChosen(undefined)
                  setRemoval(undefined)
                }}
              >
                {own.leave}
              </Button>
            </Group>
          </>
        )}
        {may !== undefined && intent === undefined && (
          <>
            <DropZone title={own.title} hint={own.hint} choose={own.choose} onFile={choose} />
            {logo !== null && (
              <Group>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  onClick={() => {
                    setDone(false)
                    setRemoval(crypto.randomUUID())
                  }}
                >
                  {own.remove}
                </Button>
              </Group>
            )}
          </>
        )}
      </Stack>
    </Sheet>
  )
}

/** What was chosen, as large as on paper; drawn, because no page loads a picture but from here. */
function Picture({ file, label }: { readonly file: File; readonly label: string }) {
  const own = useWords(LOGO_WORDS)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    setBroken(false)
    createImageBitmap(file)
      .then(picture => {
        const at = canvas.current
        if (at === null) return
        at.width = picture.width
        at.height = picture.height
        at.getContext('2d')?.drawImage(picture, 0, 0)
      })
      .catch(() => setBroken(true))
  }, [file])
  if (isBroken) {
    return (
      <Alert color="orange" p="xs">
        {own.broken}
      </Alert>
    )
  }
  return (
    <div className="paper-logo">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
