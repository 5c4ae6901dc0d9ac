import * as kinds from './kinds.ts'

/** One setting: read from the environment variable of its name. */
export type Setting<Value = unknown> = kinds.Kind<Value> & {
  /** What it does, for the person who runs the installation. */
  readonly meaning: string
  /** What holds when it is not set, as text that is read like a value; or in words. */
  readonly byDefault?: string
  readonly otherwise?: string
  /** Never shown; may also be given as a file, whose path NAME_FILE says. */
  readonly isSecret?: true
  /** Settings without which this one says nothing. */
  readonly needs?: readonly string[]
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Every setting there is. Nothing else is read from the environment. */
export const SETTINGS = {
  QUITTANCE_DATA: {
    ...kinds.folder,
    meaning: 'The data folder: the embedded database, the documents as issued, the secret key.',
    otherwise: '`data` below the project; `--data` goes before it',
  },
  DATABASE_URL: {
    ...kinds.databaseUrl,
    meaning: 'A PostgreSQL server (15 or later) of yours, instead of the embedded one.',
    otherwise: 'the embedded PostgreSQL in the data folder',
    isSecret: true,
  },
  DATABASE_OWNER_URL: {
    ...kinds.databaseUrl,
    meaning: 'The login for migrations and backups, where it is another than that of DATABASE_URL.',
    otherwise: 'DATABASE_URL',
    isSecret: true,
    needs: ['DATABASE_URL'],
  },
  QUITTANCE_PORT: {
    ...kinds.port,
    meaning: 'The port on which pages and API are served; 0 takes a free one.',
    byDefault: '4000',
  },
  QUITTANCE_HOST: {
    ...kinds.text,
    meaning:
      'The address to listen on. One that other machines reach needs a proxy with TLS in front.',
    byDefault: '127.0.0.1',
  },
  QUITTANCE_TRUSTED_PROXY: {
    ...kinds.text,
    meaning:
      'Address or network of the proxy with TLS in front; what it says of clients is believed.',
    otherwise: 'no proxy',
  },
  QUITTANCE_PUBLIC_URL: {
    ...kinds.httpsUrl,
    meaning: 'Where people find the server, as the proxy in front of it shows it.',
    otherwise: 'the address of the request',
  },
  QUITTANCE_API_REQUESTS: {
    ...kinds.whole(1, 999_999_999),
    meaning: 'How many API requests a minute one key, or one address without a key, may make.',
    byDefault: '6000',
  },
  QUITTANCE_OUTBOUND_NETWORKS: {
    ...kinds.networks,
    meaning:
      'Private networks to which webhooks may be sent all the same, over plain http too. No others are.',
    otherwise: 'none',
  },
  QUITTANCE_SMTP_URL: {
    ...kinds.smtpUrl,
    meaning: 'The mail server that e-mails are handed to, with login and password.',
    otherwise: 'e-mails wait until there is one',
    isSecret: true,
  },
  QUITTANCE_SMTP_TLS: {
    ...kinds.word(['required', 'if_offered', 'off']),
    meaning:
      'Whether the connection to the mail server must be encrypted (STARTTLS); off is for a server on this machine.',
    byDefault: 'required',
  },
  QUITTANCE_MAIL_FROM: {
    ...kinds.emailAddress,
    meaning: 'The address e-mails come from; answers go to that of the legal entity.',
    otherwise: 'the address of the legal entity',
  },
  QUITTANCE_MAIL_BOUNCES: {
    ...kinds.emailAddress,
    meaning:
      'Where mail servers report what they could not deliver; `+` and the id of the message are put before its @.',
    otherwise: 'the address e-mails come from',
  },
  QUITTANCE_BOUNCE_FOLDER: {
    ...kinds.folder,
    meaning: 'The folder into which reports of mail servers are put, a file each (or a Maildir).',
    otherwise: 'reports come by recordBounces alone',
  },
  QUITTANCE_BANK_FOLDER: {
    ...kinds.folder,
    meaning:
      'The folder into which a program that speaks to the bank (EBICS, SFTP) puts its statements, a file each.',
    otherwise: 'statements come by people and the API alone',
  },
  QUITTANCE_MAIL_FOLDER: {
    ...kinds.folder,
    meaning: 'Writes e-mails as files into this folder instead of sending them: to try things out.',
    otherwise: 'they are sent',
  },
  QUITTANCE_LOG: {
    ...kinds.word(LOG_LEVELS),
    meaning: 'How much the log (JSON lines on standard error) tells.',
    byDefault: 'warn',
  },
  QUITTANCE_METRICS_TOKEN: {
    ...kinds.token,
    meaning: 'What Prometheus sends as Bearer token to read /metrics.',
    otherwise: '/metrics is shown to this machine alone, and to nobody behind a proxy',
    isSecret: true,
  },
  QUITTANCE_DISK_FREE_MB: {
    ...kinds.whole(0, 1_000_000_000),
    meaning: 'With less room than so many MB on the disk of the data folder /ready says no.',
    byDefault: '500',
  },
  QUITTANCE_SHUTDOWN_SECONDS: {
    ...kinds.whole(1, 3600),
    meaning: 'How long requests and jobs under way may take once the process is told to end.',
    byDefault: '30',
  },
  QUITTANCE_SHUTDOWN_DELAY_SECONDS: {
    ...kinds.whole(0, 600),
    meaning: 'How long /ready says no before the server takes no more requests.',
    byDefault: '0',
  },
  QUITTANCE_WORKER_CONCURRENCY: {
    ...kinds.whole(1, 999),
    meaning: 'How many jobs `quittance worker` works at a time; --concurrency goes before it.',
    byDefault: '2',
  },
  QUITTANCE_WORKER_PORT: {
    ...kinds.port,
    meaning: 'The port on which `quittance worker` answers /health, /ready and /metrics.',
    otherwise: 'it listens nowhere',
  },
  QUITTANCE_BACKUP_FOLDER: {
    ...kinds.folder,
    meaning: 'Where a worker writes a backup every day; best on another machine.',
    otherwise: 'no backups but those of `quittance backup`',
  },
  QUITTANCE_BACKUP_AT: {
    ...kinds.timeOfDay,
    meaning: 'When the backup of the day is taken.',
    byDefault: '01:30',
  },
  QUITTANCE_BACKUP_KEEP: {
    ...kinds.whole(1, 10_000),
    meaning: 'How many backups stay in the folder; older ones are removed.',
    byDefault: '14',
  },
  QUITTANCE_BACKUP_RECIPIENT: {
    ...kinds.ageRecipient,
    meaning: 'The public key of age for which backups are encrypted; its secret key opens them.',
    otherwise: 'by the passphrase, if there is one',
  },
  QUITTANCE_BACKUP_PASSPHRASE: {
    ...kinds.passphrase,
    meaning: 'The passphrase by which backups are encrypted, and opened again.',
    otherwise: 'backups are not encrypted',
    isSecret: true,
  },
  QUITTANCE_SECRET_KEY: {
    ...kinds.keys,
    meaning:
      'The keys that seal stored secrets. Several machines on one database need the same ones.',
    otherwise: '`secret-key` in the data folder, made at first use',
    isSecret: true,
  },
  QUITTANCE_OIDC_ISSUER: {
    ...kinds.httpsUrl,
    meaning: 'The identity provider of single sign-on.',
    otherwise: 'no single sign-on',
    needs: ['QUITTANCE_OIDC_CLIENT_ID', 'QUITTANCE_OIDC_CLIENT_SECRET', 'QUITTANCE_PUBLIC_URL'],
  },
  QUITTANCE_OIDC_CLIENT_ID: {
    ...kinds.text,
    meaning: 'What the identity provider calls this installation.',
    otherwise: 'no single sign-on',
  },
  QUITTANCE_OIDC_CLIENT_SECRET: {
    ...kinds.text,
    meaning: 'The secret that the identity provider gave this installation.',
    otherwise: 'no single sign-on',
    isSecret: true,
  },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof SETTINGS

/** The table under its general type, for whoever goes through all of it. */
export const ALL_SETTINGS: ReadonlyMap<string, Setting> = new Map(Object.entries(SETTINGS))
