import { type PadAddress, padPage, padRequests, type PadRequest } from '../core/pads/padAddress'
import { PadError } from './padError'
import { type Answer, failureOf, readUrl, type RequestOptions } from './request'

export interface FetchOptions extends RequestOptions {
  /** Whether this runs in a web page, which cannot tell failures apart. */
  readonly isWebPage: boolean
}

/**
 * The text of a pad.
 *
 * @throws PadError
 */
export async function fetchPad(address: PadAddress, options: FetchOptions): Promise<string> {
  let failure: PadError | undefined
  for (const request of padRequests(address)) {
    const result = await tryRequest(request, options)
    if (typeof result === 'string') return result
    // If both requests fail, the second failure says more about the pad.
    failure = result
    if (result.code !== 'notFound' && result.code !== 'notAPad') break
  }
  throw new PadError(
    failure?.code ?? 'notAPad',
    { url: address.server, ...failure?.details, page: padPage(address) },
    { cause: failure },
  )
}

/** @returns The text, or the failure if another request may work. */
async function tryRequest({ url, mediaType }: PadRequest, options: FetchOptions): Promise<string | PadError> {
  try {
    const answer = await readUrl(url, options)
    return failureOf(answer) ?? textOf(answer, mediaType)
  } catch (error) {
    if (!(error instanceof PadError)) throw error
    return options.isWebPage && error.code === 'offline'
      ? new PadError('unreachable', { url }, { cause: error })
      : error
  }
}

function textOf({ mediaType, text, url }: Answer, expected: PadRequest['mediaType']): string | PadError {
  // A proxy may send its sign-in page with the requested type.
  const isDisguised = mediaType === expected && /^\s*<(?:!doctype html|html)[\s>]/i.test(text)
  if (mediaType === expected && !isDisguised) return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  // A refusal is a redirect to the start page, which arrives as a page with status 200.
  return new PadError(isDisguised || mediaType === 'text/html' ? 'signInRequired' : 'notAPad', { url })
}

/** Metadata of a pad from a HedgeDoc server. */
export interface PadInfo {
  readonly title: string
  /** Time of the last edit; undefined until the first one. */
  readonly changedAt: Date | undefined
}

/** @returns undefined on any failure, because the metadata is only a hint. */
export async function fetchPadInfo(address: PadAddress, options: RequestOptions): Promise<PadInfo | undefined> {
  try {
    const answer = await readUrl(`${address.server}/${address.route === '' ? '' : 's/'}${address.note}/info`, options)
    if (answer.status !== 200 || answer.mediaType !== 'application/json') return undefined
    const { title, updatetime } = JSON.parse(answer.text) as { readonly title?: unknown; readonly updatetime?: unknown }
    const time = typeof updatetime === 'string' ? Date.parse(updatetime) : Number.NaN
    return {
      title: typeof title === 'string' ? title : '',
      changedAt: Number.isNaN(time) ? undefined : new Date(time),
    }
  } catch (error) {
    if (error instanceof PadError || error instanceof SyntaxError) return undefined
    throw error
  }
}
