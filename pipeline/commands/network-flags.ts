/** The options of publish, transcribe and explain that say whether and how the network is asked. */
import type { Command } from 'commander'
import type { Client } from '../load/http/client.ts'
import type { SourceReference } from '../load/index.ts'

export interface NetworkFlags {
  offline?: boolean
  allowPrivate?: boolean
  ignoreRobots?: boolean
  sources: string
}

export function addNetwork(command: Command): Command {
  return command
    .option('--offline', 'never open a connection; what was not captured is an error')
    .option('--allow-private', 'fetch from private, loopback and link-local addresses too')
    .option('--ignore-robots', "fetch what robots.txt forbids, with the owner's leave")
    .option('--sources <dir>', 'folder of sources, in which an address becomes one', 'sources')
}

/** Whoever asks the network for this run; undefined with --offline. */
export async function clientOf(flags: NetworkFlags, signal?: AbortSignal): Promise<Client | undefined> {
  if (flags.offline) return undefined
  const [{ Client }, { clock }] = await Promise.all([import('../load/http/client.ts'), import('../environment.ts')])
  return new Client({
    clock,
    allowPrivate: flags.allowPrivate === true,
    ignoreRobots: flags.ignoreRobots === true,
    ...(signal && { signal }),
  })
}

/** An address that was captured before is the folder of its capture. */
export function settledIn({ sources }: NetworkFlags): (reference: SourceReference) => Promise<SourceReference> {
  return async (reference) => {
    if (reference.kind !== 'address') return reference
    const { settled } = await import('../load/home.ts')
    return settled(reference, sources)
  }
}

/** For one source: no client is made for a file, which nothing is fetched for. */
export async function withClient<T>(
  flags: NetworkFlags,
  { kind }: SourceReference,
  act: (client: Client | undefined) => Promise<T>,
): Promise<T> {
  const client = kind === 'address' || kind === 'folder' ? await clientOf(flags) : undefined
  try {
    return await act(client)
  } finally {
    await client?.close()
  }
}
