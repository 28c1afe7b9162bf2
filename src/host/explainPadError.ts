import * as vscode from 'vscode'
import type { PadError } from '../padServers/padError'
import { commandIds } from './commandIds'
import type { ErrorAction } from './errorActions'
import { formatTime } from './times'
import { escapeMessage } from './escapeMessage'
import type { Explanation } from './explainError'
import { openPage } from './openPage'

/** A message for a failure of a pad's server: the cause, what to do, and buttons. */
export function explainPadError({ code, details }: PadError, retry?: () => unknown): Explanation {
  const { page, retryAt } = details
  const open: ErrorAction[] =
    page === undefined ? [] : [{ title: vscode.l10n.t('Open Pad'), run: () => openPage(page) }]
  const paste: ErrorAction = {
    title: vscode.l10n.t('Paste Text'),
    run: () => vscode.commands.executeCommand(commandIds.newMinutesFromClipboard, { pad: page }),
  }
  const again: ErrorAction[] = retry === undefined ? [] : [{ title: vscode.l10n.t('Try Again'), run: retry }]
  switch (code) {
    case 'signInRequired':
      return {
        message: vscode.l10n.t(
          'Only members can read this pad. Open it in the browser, copy its text, and choose Paste Text.',
        ),
        actions: [...open, paste],
      }
    case 'unreachable':
      return {
        message: vscode.l10n.t(
          'The pad cannot be read. It may require a sign-in, or the server may be unreachable. Open it in the browser, copy its text, and choose Paste Text.',
        ),
        actions: [...open, paste],
      }
    case 'notFound':
      return { message: vscode.l10n.t('There is no pad at this address. Check the address.'), actions: open }
    case 'tooLarge':
      return {
        message: vscode.l10n.t(
          'The text is too large. HedgeDoc accepts up to 100,000 characters, and Minutes reads up to 2 MB.',
        ),
        actions: open,
      }
    case 'timeout':
      return {
        message: vscode.l10n.t('The pad’s server did not answer in time. Try again later.'),
        actions: [...again, ...open],
      }
    case 'offline':
      return {
        message: vscode.l10n.t('The pad’s server cannot be reached. Check the address and your network connection.'),
        actions: [...again, ...open],
      }
    case 'rateLimited':
      return {
        message:
          retryAt === undefined
            ? vscode.l10n.t('The pad’s server is limiting requests. Try again in a few minutes.')
            : vscode.l10n.t('The pad’s server is limiting requests until {0}.', formatTime(retryAt)),
        actions: [...again, ...open],
      }
    case 'serverError':
      return {
        message: vscode.l10n.t('The pad’s server has a problem ({0}). Try again later.', details.status ?? ''),
        actions: [...again, ...open],
      }
    case 'notAPad':
      return {
        message: vscode.l10n.t('The server did not return the text of a pad. Check the address, or paste the text.'),
        actions: [...open, paste],
      }
    case 'redirected':
      return {
        message: vscode.l10n.t(
          'The server redirects to another server ({0}), which Minutes does not follow. Use the address shown in the browser.',
          escapeMessage(details.host ?? '?', 100),
        ),
        actions: open,
      }
    case 'nameTaken':
      return { message: vscode.l10n.t('A pad with this name already exists. Choose another name.'), actions: again }
    case 'creationRefused':
      return {
        message: vscode.l10n.t(
          'Guests cannot create pads with this name on this server. The text was copied to the clipboard.',
        ),
        actions: open,
      }
    case 'outcomeUnknown':
      return {
        message: vscode.l10n.t(
          'The server did not answer. The pad may exist. Check in the browser before you create another one.',
        ),
        actions: open,
      }
    case 'cancelled':
      return { message: vscode.l10n.t('Cancelled.'), actions: [] }
  }
}
