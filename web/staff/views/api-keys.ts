/** A key of a program as the view tells it; never its secret. */
export type KeyCard = {
  readonly keyId: string
  readonly name: string
  readonly hint: string
  readonly scopes: readonly string[]
  readonly createdBy: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly renewedAt: string | null
  readonly revokedBy: string | null
  readonly revokedAt: string | null
  readonly isOwn: boolean
}

export type ApiKeysView = {
  readonly now: string
  readonly keys: readonly KeyCard[]
  readonly scopes: readonly { readonly scope: string; readonly reads: boolean }[]
}
