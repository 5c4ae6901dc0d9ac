import { lazyRouteComponent } from '@tanstack/react-router'

/** A part of the console that did not come over the wire; the address of the screen stands. */
export class NotLoaded extends Error {}

/** A screen whose code is loaded when it is first gone to. */
export function lazyScreen<Module extends Record<string, unknown>, Name extends keyof Module>(
  importer: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent<Module, Name>(
    () =>
      importer().catch((cause: unknown) => {
        throw new NotLoaded('a part of the console was not loaded', { cause })
      }),
    name,
  )
}
