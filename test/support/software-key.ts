import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Said = {
  readonly challenge: string
  readonly origin?: string
  readonly rpId?: string
  readonly count?: number
  /** 0x05: present and verified; 0x01: present alone. */
  readonly flags?: number
}

/** An authenticator in software, for answers that no browser would give. */
export class SoftwareKey {
  readonly credentialId = randomBytes(20).toString('base64url')
  readonly #privateKey: KeyObject
  /** As the server keeps it: COSE, ES256. */
  readonly publicKey: Buffer

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privateKey = privateKey
    // A map of five: kty EC2, alg ES256, crv P-256, x, y.
    this.publicKey = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ])
  }

  /** The answer to a challenge, as a browser hands it over. */
  answer(to: string, { challenge, origin = to, rpId = 'localhost', count = 0, flags = 5 }: Said) {
    const clientData = Buffer.from(
      JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
    )
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    const data = Buffer.concat([sha256(rpId), Buffer.of(flags), counter])
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#privateKey)
    return JSON.stringify({
      id: this.credentialId,
      rawId: this.credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    })
  }
}

function sha256(of: string | Buffer): Buffer {
  return createHash('sha256').update(of).digest()
}
