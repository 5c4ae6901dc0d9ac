import { Button, FileButton, Text } from '@mantine/core'
import { type DragEvent, useState } from 'react'

/** Where a file is dropped, or chosen by the keyboard. */
export function DropZone(
  props: {
    /** What is dropped here. */
    readonly title: string
    readonly hint: string
    readonly choose: string
    /** Endings and types of files that the chooser offers; default: all. */
    readonly accept?: string
  } & (
    | { readonly onFile: (file: File | null | undefined) => void }
    | { readonly onFiles: (files: readonly File[]) => void }
  ),
) {
  const { title, hint, choose, accept } = props
  const take = (files: readonly File[]) => {
    if ('onFiles' in props) props.onFiles(files)
    else props.onFile(files[0])
  }
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  return (
    <section
      aria-label={title}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={{
        border: `2px dashed var(--mantine-color-${isOver ? 'blue-6' : 'default-border'})`,
        borderRadius: 8,
        padding: '28px 16px',
        textAlign: 'center',
      }}
    >
      <Text size="sm" mb="sm">
        {hint}
      </Text>
      <FileButton<boolean>
        multiple={'onFiles' in props}
        onChange={(found: File | File[] | null) => take(found === null ? [] : [found].flat())}
        inputProps={{ 'aria-label': choose }}
        {...(accept === undefined ? {} : { accept })}
      >
        {button => <Button {...button}>{choose}</Button>}
      </FileButton>
    </section>
  )
}
