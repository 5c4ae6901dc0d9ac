import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { saveFile } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'

/** Saves the file of a run for the bank; that it was opened stands in the log. */
export function RunFile(props: {
  /** Below /v1, such as `refund-runs/RF-1/file`. */
  readonly path: string
  readonly name: string
  readonly label: string
}) {
  const { path, name, label } = props
  const save = useMutation({
    mutationFn: () => saveFile(path, name),
  })
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {label}
      </Button>
      {save.isError && <Failure error={save.error} />}
    </>
  )
}
