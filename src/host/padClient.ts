import type { PadAddress } from '../core/pads/padAddress'
import { createPad } from '../padServers/createPad'
import { fetchPad, fetchPadInfo, type PadInfo } from '../padServers/fetchPad'
import type { Confirmations } from './confirmations'
import { isWebPage } from './webPage'

/** Sends requests to the pad servers that the person has confirmed. */
export interface PadClient {
  /** Whether this runs in a web page, which cannot read every response. */
  readonly isWebPage: boolean
  /** Asks once for each server. @returns False when the person declines. */
  confirm(address: Pick<PadAddress, 'origin'>): Promise<boolean>
  isConfirmed(address: Pick<PadAddress, 'origin'>): boolean
  /** The text of a pad. Its server must be confirmed. @throws PadError */
  fetch(address: PadAddress, signal: AbortSignal): Promise<string>
  /** @returns undefined if the server does not tell, or is not confirmed. */
  fetchInfo(address: PadAddress, signal: AbortSignal): Promise<PadInfo | undefined>
  /** Creates a pad. @throws PadError */
  create(server: string, text: string, alias: string | undefined, signal: AbortSignal): Promise<PadAddress>
}

/** @param ask Sends requests; defaults to the host's `fetch`. */
export function createPadClient(
  confirmations: Confirmations,
  ask: typeof fetch = (...call) => fetch(...call),
): PadClient {
  const isConfirmed = ({ origin }: Pick<PadAddress, 'origin'>): boolean => confirmations.isPadServerConfirmed(origin)
  return {
    isWebPage,
    isConfirmed,
    confirm: ({ origin }) => confirmations.confirmPadServer(origin),
    fetch: (address, signal) => fetchPad(address, { ask, signal, isWebPage }),
    fetchInfo: async (address, signal) => (isConfirmed(address) ? fetchPadInfo(address, { ask, signal }) : undefined),
    create: (server, text, alias, signal) => createPad(server, text, alias, { ask, signal }),
  }
}
