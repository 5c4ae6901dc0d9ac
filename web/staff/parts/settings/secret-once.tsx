import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core'

/** A secret that is shown this once: to be copied, then put out of sight by hand alone. */
export function SecretOnce(props: {
  readonly title: string
  readonly secret: string
  readonly words: {
    readonly once: string
    readonly copy: string
    readonly copied: string
    readonly stored: string
  }
  readonly onStored: () => void
}) {
  const { title, secret, words, onStored } = props
  return (
    <Alert color="orange" title={title} role="alert">
      <Stack gap="xs">
        {words.once}
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? words.copied : words.copy}</Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onStored}>
            {words.stored}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
