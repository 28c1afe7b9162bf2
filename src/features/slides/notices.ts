import * as vscode from 'vscode'
import type { Deck } from '../../core/slides/deck'
import type { Notice } from '../../core/slides/messages'
import type { RenderedSlide } from '../../core/slides/slideHtml'
import { type UnsupportedInDeck, deckUnsupported } from '../../core/slides/unsupported'
import type { MissedSeparator } from '../../core/reader/slides'
import type { ResolvedImage } from './images'

/** Messages about content of a deck that cannot be shown as written, images included. */
export function describeDeckProblems(
  deck: Deck,
  contents: readonly RenderedSlide[],
  {
    separators,
    pictures,
  }: { readonly separators: readonly MissedSeparator[]; readonly pictures: ReadonlyMap<string, ResolvedImage> },
): readonly Notice[] {
  return [
    ...describeOmissions(deck, contents),
    ...separators.map(separatorNotice),
    ...blockedNotices(pictures),
    ...[...pictures].flatMap(([address, found]) => imageNotice(address, found) ?? []),
  ]
}

/** Messages about content of a deck that is never shown, images excluded. */
export function describeOmissions(deck: Deck, contents: readonly RenderedSlide[]): readonly Notice[] {
  const { frontMatterError: error, unclosedFrontMatterLine, rejectedOptions, slides } = deck
  return [
    ...(error === undefined
      ? []
      : [{ text: vscode.l10n.t('The front matter is not valid YAML: {0}', error.reason), line: error.line }]),
    ...(unclosedFrontMatterLine === undefined ? [] : [unclosedFrontMatterNotice(unclosedFrontMatterLine)]),
    ...rejectedOptions.map(({ name, value }) => ({
      text: vscode.l10n.t('The slide option “{0}: {1}” is unknown or out of range, and is ignored.', name, value),
    })),
    ...deckUnsupported(slides, contents).map(unsupportedNotice),
  ]
}

function unclosedFrontMatterNotice(line: number): Notice {
  return {
    text: vscode.l10n.t('Line {0}: this is part of the front matter and not shown. Add a line “---” above it.', line),
    line,
  }
}

function unsupportedNotice({ kind, name, line }: UnsupportedInDeck): Notice {
  switch (kind) {
    case 'diagram':
      return { text: vscode.l10n.t('Line {0}: the diagram ({1}) is shown as source.', line, name), line }
    case 'formula':
      return { text: vscode.l10n.t('Line {0}: the formula is shown as source.', line), line }
    case 'embed':
      return { text: vscode.l10n.t('Line {0}: the content from {1} is shown as a link.', line, name), line }
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
          'Line {0}: “{1}” directly below text makes the text a heading. To start a slide, add an empty line between them.',
          line,
          mark,
        ),
        line,
      }
    case 'textBelow':
      return {
        text: vscode.l10n.t('Line {0}: to start a slide, add an empty line below “{1}”.', line, mark),
        line,
      }
    case 'trailingBlanks':
      return {
        text: vscode.l10n.t('Line {0}: to start a slide, remove the spaces next to or above “{1}”.', line, mark),
        line,
      }
  }
}

/** One notice for each blocked host, with a button to allow it. */
function blockedNotices(images: ReadonlyMap<string, ResolvedImage>): readonly Notice[] {
  const counts = new Map<string, number>()
  for (const found of images.values()) {
    if (found.state === 'blocked') counts.set(found.host, (counts.get(found.host) ?? 0) + 1)
  }
  return [...counts].map(([host, count]) => ({
    text: vscode.l10n.t('Images from {0} are blocked ({1}).', host, count),
    host,
  }))
}

function imageNotice(address: string, { state }: ResolvedImage): Notice | undefined {
  const name = address.slice(0, 120)
  if (state === 'missing') return { text: vscode.l10n.t('The image “{0}” was not found.', name) }
  if (state === 'outside') return { text: vscode.l10n.t('The image “{0}” is outside the workspace folder.', name) }
  if (state === 'unusable') return { text: vscode.l10n.t('The image “{0}” has an invalid address.', name) }
  return undefined
}
