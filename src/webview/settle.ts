import type { DeckOptions } from '../core/slides/deckOptions'
import type { ViewMode } from '../core/slides/messages'

/** Whether the person asked for no movement, in the system or in VS Code. */
export function wantsNoMotion(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  )
}

/**
 * The options of reveal.js for a page: the deck's, but for what the page decides.
 *
 * @param pictures What to load for the addresses in the deck.
 */
export function settleOptions(
  { reveal, parallaxBackgroundImage }: DeckOptions,
  mode: ViewMode | 'exported',
  pictures: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const still = { transition: 'none', backgroundTransition: 'none', autoSlide: 0 }
  const behind = mode === 'preview' ? undefined : pictures[parallaxBackgroundImage ?? '']
  return {
    ...reveal,
    parallaxBackgroundImage: behind ?? '',
    ...(wantsNoMotion() ? still : {}),
    ...(mode === 'preview' || mode === 'speaker'
      ? { ...still, fragments: false, loop: false, shuffle: false, controls: false, progress: false, viewDistance: 2 }
      : {}),
    // In a narrow frame reveal.js would make one long page of all slides.
    scrollActivationWidth: null,
    // The frame is all there is of the page; history and hash belong to the exported file.
    embedded: mode !== 'exported',
    hash: mode === 'exported',
    history: mode === 'exported',
    postMessage: false,
    postMessageEvents: false,
    previewLinks: false,
    help: false,
    plugins: [],
  }
}
