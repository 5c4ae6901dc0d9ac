/** Made by `npm run schema`; do not edit. */
export type DB = Record<never, never>
