import type { RunningProcess } from './processes'

/**
 * Checks whether a server answers at `address`. A condition for `waitFor`.
 *
 * @returns `undefined` while it does not answer.
 * @throws if the server process has ended.
 */
export async function isAnswering(address: string, server: RunningProcess): Promise<true | undefined> {
  if (!server.isRunning()) {
    throw new Error('The server has ended.')
  }
  try {
    return (await fetch(address)).ok ? true : undefined
  } catch {
    // Nothing listens on the port yet.
    return undefined
  }
}
