import type { RenderedSlide } from '../core/slides/slideHtml'

/**
 * Sets the styles and image URLs that the page's policy forbids in HTML.
 *
 * @param addresses URLs by the addresses in the deck.
 */
export function setImagesAndStyles(root: HTMLElement, addresses: Readonly<Record<string, string>>): void {
  const all = [root, ...root.querySelectorAll<HTMLElement>('[data-style], [data-image]')]
  for (const element of all) {
    const { style, image: original } = element.dataset
    if (style !== undefined) element.style.cssText = style
    if (original === undefined) continue
    const address = Object.hasOwn(addresses, original) ? addresses[original] : undefined
    if (element instanceof HTMLImageElement) setImage(element, original, address)
    else if (element.tagName === 'SECTION') setBackground(element, address)
  }
}

/** Sets an image, or shows its text or file name if there is no URL. */
function setImage(image: HTMLImageElement, original: string, address: string | undefined): void {
  image.classList.toggle('missing', address === undefined)
  if (address !== undefined) {
    if (image.getAttribute('src') !== address) image.src = address
    return
  }
  if (image.alt === '')
    image.alt = original.startsWith('data:') ? '…' : (original.split(/[?#]/)[0]?.split('/').at(-1) ?? original)
  // Chromium shows the text of an image that failed to load, but not of one without `src`.
  image.src = 'data:,'
}

function setBackground(section: HTMLElement, address: string | undefined): void {
  if (address === undefined) section.removeAttribute('data-background-image')
  else section.setAttribute('data-background-image', backgroundAddress(address))
}

/** A transparent image. */
const transparentImage = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='

/**
 * A URL in the form that reveal.js accepts for a background. It puts data URLs into `url()` without quotes, so
 * brackets, quotes and spaces must be escaped. It splits other URLs at commas and encodes them again (`%2C` becomes
 * `%252C`). To prevent this, they follow a data URL, as a second image below a transparent one.
 */
function backgroundAddress(address: string): string {
  const escaped = address.replace(
    /["'()\\\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return address.startsWith('data:') ? escaped : `${transparentImage}),url("${escaped}"`
}

/** Fills a section with a slide, and removes the content and attributes of an earlier slide. */
export function fillSection(
  section: HTMLElement,
  slide: RenderedSlide,
  addresses: Readonly<Record<string, string>>,
): void {
  for (const { name } of [...section.attributes]) {
    if (name.startsWith('data-') && !revealAttributes.has(name)) section.removeAttribute(name)
  }
  const { class: classes = '', ...attributes } = slide.attributes
  for (const name of (section.dataset['own'] ?? '').split(' ')) if (name !== '') section.classList.remove(name)
  for (const [name, value] of Object.entries(attributes)) section.setAttribute(name, value)
  const ownClasses = classes.split(/\s+/).filter((name) => name !== '' && !revealClasses.has(name))
  section.classList.add(...ownClasses)
  section.dataset['own'] = ownClasses.join(' ')
  section.innerHTML = slide.notes === '' ? slide.html : `${slide.html}<aside class="notes">${slide.notes}</aside>`
  setImagesAndStyles(section, addresses)
}

/** Attributes and classes that reveal.js sets on sections. */
const revealAttributes: ReadonlySet<string> = new Set(['data-index-h', 'data-index-v', 'data-fragment', 'data-loaded'])
const revealClasses: ReadonlySet<string> = new Set(['present', 'past', 'future', 'stack'])
