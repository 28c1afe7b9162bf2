import type { RunningProcess } from './processes'

/**
 * Whether a server answers at `address`, for `waitFor`.
 *
 * @returns `undefined` as long as it does not.
 * @throws when the server has ended: it never will.
 */
export async function isAnswering(address: string, server: RunningProcess): Promise<true | undefined> {
  if (!server.isRunning()) {
    throw new Error('The server has ended.')
  }
  try {
    return (await fetch(address)).ok ? true : undefined
  } catch {
    // Nobody listens on the port yet.
    return undefined
  }
}
