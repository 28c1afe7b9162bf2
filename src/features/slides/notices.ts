import * as vscode from 'vscode'
import type { DeckProblem } from '../../core/problems/problem'
import type { Deck } from '../../core/slides/deck'
import type { Notice } from '../../core/slides/messages'
import type { RenderedSlide } from '../../core/slides/slideHtml'
import { type UnsupportedInDeck, deckUnsupported } from '../../core/slides/unsupported'
import { describeDeckProblem } from '../../host/deckProblemMessages'
import type { ResolvedImage } from './images'

/** Messages about a deck: content that HedgeDoc shows differently than intended, or that cannot be shown here. */
export function describeDeck(
  deck: Deck,
  contents: readonly RenderedSlide[],
  {
    problems,
    pictures,
  }: { readonly problems: readonly DeckProblem[]; readonly pictures: ReadonlyMap<string, ResolvedImage> },
): readonly Notice[] {
  return [
    // These come first, because they have a button.
    ...blockedNotices(pictures),
    ...describeDeckProblems(problems),
    ...describeOmissions(deck, contents),
    ...[...pictures].flatMap(([address, found]) => imageNotice(address, found) ?? []),
  ]
}

export function describeDeckProblems(problems: readonly DeckProblem[]): readonly Notice[] {
  return problems.map((problem) => {
    const { line } = problem.span.start
    return { text: vscode.l10n.t('Line {0}: {1}', line, describeDeckProblem(problem)), line }
  })
}

/** Messages about content of a deck that is never shown, without images. */
export function describeOmissions(deck: Deck, contents: readonly RenderedSlide[]): readonly Notice[] {
  return deckUnsupported(deck.slides, contents).map(unsupportedNotice)
}

/** Messages about slides that are too long. @param slides Their indices. */
export function describeOverflows(deck: Deck, slides: readonly number[]): readonly Notice[] {
  return slides.flatMap((index) => {
    const line = deck.slides[index]?.startLine
    return line === undefined ? [] : [{ text: vscode.l10n.t('Line {0}: the slide is too long to fit.', line), line }]
  })
}

function unsupportedNotice({ kind, name, line }: UnsupportedInDeck): Notice {
  switch (kind) {
    case 'diagram':
      return { text: vscode.l10n.t('Line {0}: the diagram ({1}) is shown as source.', line, name), line }
    case 'embed':
      return { text: vscode.l10n.t('Line {0}: the content from {1} is shown as a link.', line, name), line }
    case 'element':
      return { text: vscode.l10n.t('Line {0}: “<{1}>” is left out.', line, name), line }
    case 'background':
      return { text: vscode.l10n.t('Line {0}: “{1}” is left out.', line, name), line }
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
