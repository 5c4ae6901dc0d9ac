import { notifications } from '@mantine/notifications'
import { Refused } from './api.ts'
import { useSpeech } from './words/words.ts'

/**
 * Tells in a corner of the screen what came of something, apart from the place where it was asked for.
 * What failed stays until it is closed, with what to do (wait for another export to end, say).
 */
export function useTelling() {
  const { words } = useSpeech()
  const closeButtonProps = { 'aria-label': words.shell.close }
  return {
    done: (message: string) => notifications.show({ message, color: 'green', closeButtonProps }),
    failed: (error: unknown) =>
      notifications.show({
        title: words.failure.title,
        message: error instanceof Refused ? error.message : words.failure.offline,
        color: 'red',
        autoClose: false,
        role: 'alert',
        closeButtonProps,
      }),
  }
}
