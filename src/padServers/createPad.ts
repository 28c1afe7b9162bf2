import { type PadAddress, readPadAddress } from '../core/pads/padAddress'
import { PadError } from './padError'
import { failureOf, type RequestOptions, toAnswer, withLimits } from './request'

/** Maximum number of characters that a HedgeDoc server accepts. */
export const maxPadLength = 100_000

/**
 * Creates a pad with a text, and returns its address. Sends one request, which must not be repeated without asking,
 * because after `outcomeUnknown` the pad may exist.
 *
 * @param server The server's address without a trailing slash.
 * @param alias The pad's name, if the server allows names; undefined for a name chosen by the server.
 * @throws PadError
 */
export async function createPad(
  server: string,
  text: string,
  alias: string | undefined,
  options: RequestOptions,
): Promise<PadAddress> {
  const url = `${server}/new${alias === undefined ? '' : `/${encodeURIComponent(alias)}`}`
  if (text.length > maxPadLength) throw new PadError('tooLarge', { url })
  const answer = await withLimits(url, options, async (signal) =>
    toAnswer(
      await options.ask(url, {
        method: 'POST',
        // With any other type the server creates an empty pad.
        headers: { 'content-type': 'text/markdown' },
        body: text,
        signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
      }),
      url,
    ),
  ).catch((error: unknown) => {
    const isSent = error instanceof PadError && ['offline', 'timeout', 'cancelled'].includes(error.code)
    throw isSent ? new PadError('outcomeUnknown', { url, page: server }, { cause: error }) : error
  })
  if (answer.status === 409) throw new PadError('nameTaken', { url, status: 409 })
  if (answer.status === 401 || answer.status === 403)
    throw new PadError('creationRefused', { url, status: answer.status })
  if (answer.status !== 302 || answer.location === undefined)
    throw failureOf(answer) ?? new PadError('notAPad', { url })
  const place = URL.canParse(answer.location, url) ? new URL(answer.location, url) : undefined
  const address = place && new URL(url).host === place.host ? readPadAddress(place.href) : undefined
  // Guests who may not create pads are redirected to the start page.
  if (address === undefined) throw new PadError('creationRefused', { url, status: 302, page: server })
  return address
}
