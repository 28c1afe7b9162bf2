import * as vscode from 'vscode'
import type { Deck } from '../../core/slides/deck'
import type { Notice } from '../../core/slides/messages'
import type { RenderedSlide } from '../../core/slides/slideHtml'
import { type UnshownInDeck, unshownOf } from '../../core/slides/unshown'
import type { MissedSeparator } from '../../core/reader/slides'
import type { FoundPicture } from './pictures'

/** Says in plain words what of a deck cannot be shown as it is written. */
export function describeFlaws(
  deck: Deck,
  contents: readonly RenderedSlide[],
  {
    separators,
    pictures,
  }: { readonly separators: readonly MissedSeparator[]; readonly pictures: ReadonlyMap<string, FoundPicture> },
): readonly Notice[] {
  return [
    ...describeLeftOut(deck, contents),
    ...separators.map(separatorNotice),
    ...blockedNotices(pictures),
    ...[...pictures].flatMap(([address, found]) => pictureNotice(address, found) ?? []),
  ]
}

/** What of a deck is shown nowhere, wherever its pictures lie. */
export function describeLeftOut(deck: Deck, contents: readonly RenderedSlide[]): readonly Notice[] {
  const { frontMatterError: error, swallowedFrom, rejectedOptions, slides } = deck
  return [
    ...(error === undefined
      ? []
      : [{ text: vscode.l10n.t('The front matter is not valid YAML: {0}', error.reason), line: error.line }]),
    ...(swallowedFrom === undefined ? [] : [swallowedNotice(swallowedFrom)]),
    ...rejectedOptions.map(({ name, value }) => ({
      text: vscode.l10n.t('The slide option “{0}: {1}” is not known or out of range, and is left out.', name, value),
    })),
    ...unshownOf(slides, contents).map(unshownNotice),
  ]
}

function swallowedNotice(line: number): Notice {
  return {
    text: vscode.l10n.t('Line {0}: this is front matter still, and not shown. A line “---” is missing above it.', line),
    line,
  }
}

function unshownNotice({ kind, name, line }: UnshownInDeck): Notice {
  switch (kind) {
    case 'diagram':
      return { text: vscode.l10n.t('Line {0}: the diagram ({1}) is shown as its source.', line, name), line }
    case 'formula':
      return { text: vscode.l10n.t('Line {0}: the formula is shown as its source.', line), line }
    case 'embed':
      return { text: vscode.l10n.t('Line {0}: what comes from {1} is shown as a link.', line, name), line }
    case 'element':
      return { text: vscode.l10n.t('Line {0}: “<{1}>” is left out.', line, name), line }
    case 'background':
      return { text: vscode.l10n.t('Line {0}: “{1}” is left out.', line, name), line }
  }
}

function separatorNotice({ line, mark, flaw }: MissedSeparator): Notice {
  switch (flaw) {
    case 'underText':
      return {
        text: vscode.l10n.t(
          'Line {0}: “{1}” right below text makes that text a heading and does not begin a slide. Put an empty line between them.',
          line,
          mark,
        ),
        line,
      }
    case 'textBelow':
      return {
        text: vscode.l10n.t('Line {0}: “{1}” begins a slide only with an empty line below it.', line, mark),
        line,
      }
    case 'trailingBlanks':
      return {
        text: vscode.l10n.t('Line {0}: “{1}” does not begin a slide because of blanks beside or above it.', line, mark),
        line,
      }
  }
}

/** One for each host, with the button that allows it. */
function blockedNotices(pictures: ReadonlyMap<string, FoundPicture>): readonly Notice[] {
  const counts = new Map<string, number>()
  for (const found of pictures.values()) {
    if (found.state === 'blocked') counts.set(found.host, (counts.get(found.host) ?? 0) + 1)
  }
  return [...counts].map(([host, count]) => ({
    text: vscode.l10n.t('Pictures from {0} are not loaded ({1}).', host, count),
    host,
  }))
}

function pictureNotice(address: string, { state }: FoundPicture): Notice | undefined {
  const name = address.slice(0, 120)
  if (state === 'missing') return { text: vscode.l10n.t('The picture “{0}” is not there.', name) }
  if (state === 'outside')
    return { text: vscode.l10n.t('The picture “{0}” lies outside of the workspace folder.', name) }
  if (state === 'unusable')
    return { text: vscode.l10n.t('The picture “{0}” has an address that cannot be shown.', name) }
  return undefined
}
