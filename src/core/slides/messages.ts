import { type DeckOptions } from './deckOptions'
import { isRecord } from '../record'
import type { RenderedSlide } from './slideHtml'

// The protocol between the extension and the deck page.

/** `preview` follows the editor; `present` is for the audience; `speaker` has notes, the next slide and the time. */
export type PageMode = 'preview' | 'present' | 'speaker'

/** A slide in the order of the deck. */
export interface DeckSlideRef {
  /** Identifies the content: same id, same content. */
  readonly id: number
  readonly section: number
  /** 1-based, in the document. */
  readonly startLine: number
  readonly title: string | undefined
}

/** A message about something that is not shown, with a button if it can be fixed. */
export interface Notice {
  readonly text: string
  /** A host that the user can allow. */
  readonly host?: string
  /** 1-based line in the document. */
  readonly line?: number
}

export type MessageToPage =
  | {
      readonly kind: 'deck'
      readonly title: string
      readonly language: string
      readonly options: DeckOptions
      readonly slides: readonly DeckSlideRef[]
      /** Contents that are new to the page, by id. */
      readonly added: Readonly<Record<number, RenderedSlide>>
      /** Index of the slide to show. */
      readonly at: number
    }
  /** `step` is the number of fragments to show; missing for a slide without fragments. */
  | { readonly kind: 'go'; readonly slide: number; readonly step?: number }
  /** URLs by the image addresses in the deck. A missing entry is an image that is not found or not allowed. */
  | { readonly kind: 'images'; readonly addresses: Readonly<Record<string, string>> }
  /** The address of the deck, for a preview that is restored after a reload of the window. */
  | { readonly kind: 'remember'; readonly deck: string }
  | { readonly kind: 'notices'; readonly notices: readonly Notice[] }

const pageCommands = ['present', 'export', 'speaker', 'end'] as const
export type PageCommand = (typeof pageCommands)[number]

export type MessageFromPage =
  | { readonly kind: 'ready' }
  /** The user moved to a slide, or to a fragment of it. */
  | { readonly kind: 'shown'; readonly slide: number; readonly step?: number }
  /** The user clicked a block: the 0-based line inside the slide. */
  | { readonly kind: 'source'; readonly slide: number; readonly line: number }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'open'; readonly href: string }
  | { readonly kind: 'allow'; readonly host: string }
  | { readonly kind: 'command'; readonly command: PageCommand }
  /** Indices of the slides that are too long, as measured by the page. */
  | { readonly kind: 'overflowing'; readonly slides: readonly number[] }
  /** Size of the presentation in CSS pixels. */
  | { readonly kind: 'size'; readonly width: number; readonly height: number }

/** Validates a message from the page; undefined if invalid. The page shows foreign content and is not trusted. */
export function parsePageMessage(value: unknown): MessageFromPage | undefined {
  if (!isRecord(value)) return undefined
  const { kind, slide, step, line, href, host, command, width, height } = value
  switch (kind) {
    case 'ready':
      return { kind }
    case 'shown':
      if (!isSmallNatural(slide)) return undefined
      return isSmallNatural(step) ? { kind, slide, step } : { kind, slide }
    case 'source':
      return isSmallNatural(slide) && isSmallNatural(line) ? { kind, slide, line } : undefined
    case 'line':
      return isSmallNatural(line) ? { kind, line } : undefined
    case 'open':
      return typeof href === 'string' && href.length < 4_000 ? { kind, href } : undefined
    case 'allow':
      return typeof host === 'string' && isHost(host) ? { kind, host } : undefined
    case 'command': {
      const known = pageCommands.find((name) => name === command)
      return known === undefined ? undefined : { kind, command: known }
    }
    case 'overflowing': {
      const { slides } = value
      return Array.isArray(slides) && slides.length < 10_000 && slides.every(isSmallNatural)
        ? { kind, slides }
        : undefined
    }
    case 'size':
      return isSmallNatural(width) && isSmallNatural(height) ? { kind, width, height } : undefined
    default:
      return undefined
  }
}

/** The state of a preview that survives a reload of the window. */
export interface PreviewState {
  /** The address of the deck. */
  readonly deck: string
  /** Index of the slide. */
  readonly slide: number
}

/** Validates the stored state of a page; undefined if invalid. */
export function parsePreviewState(value: unknown): PreviewState | undefined {
  if (!isRecord(value)) return undefined
  const { deck, slide } = value
  return typeof deck === 'string' && deck.length < 4_000
    ? { deck, slide: isSmallNatural(slide) ? slide : 0 }
    : undefined
}

function isSmallNatural(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e7
}

/** Whether a text is a host name, optionally with a port. */
export function isHost(value: string): boolean {
  return /^(?=.{1,253}(?::|$))(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?$/i.test(
    value,
  )
}
