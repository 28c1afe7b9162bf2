/** Why a pad could not be read or created. */
export type PadErrorCode =
  /** The server shows its start page or a sign-in page, because only members may read the pad. */
  | 'signInRequired'
  | 'notFound'
  /** The text is longer than our limit or the server's. */
  | 'tooLarge'
  | 'timeout'
  /** No response, because of the network, the name or the certificate. */
  | 'offline'
  /** A web page cannot tell a sign-in page, a missing network and a blocked request apart. */
  | 'unreachable'
  | 'rateLimited'
  | 'serverError'
  /** The response is not the text of a pad. */
  | 'notAPad'
  /** A redirect to another server or into a private network, which is not followed. */
  | 'redirected'
  /** A new pad's name is taken. */
  | 'nameTaken'
  /** The server does not allow guests to create pads. */
  | 'creationRefused'
  /** The request was sent, but the response was lost, so the pad may exist. */
  | 'outcomeUnknown'
  | 'cancelled'

export interface PadErrorDetails {
  readonly url: string
  /** The pad's page, for the browser. */
  readonly page?: string
  readonly status?: number
  /** When to try again. */
  readonly retryAt?: Date
  /** The target host of a redirect. */
  readonly host?: string
}

/** An expected failure of a pad server. */
export class PadError extends Error {
  readonly code: PadErrorCode
  readonly details: PadErrorDetails

  constructor(code: PadErrorCode, details: PadErrorDetails, options?: ErrorOptions) {
    super(`${code}: ${details.url}`, options)
    this.name = 'PadError'
    this.code = code
    this.details = details
  }
}
