import type { RenderedSlide } from '../core/slides/slideHtml'

/**
 * Sets what a strict policy forbids in HTML: styles, and the addresses of pictures.
 *
 * @param addresses What to load for each address in the deck.
 */
export function hydrate(root: HTMLElement, addresses: Readonly<Record<string, string>>): void {
  const all = [root, ...root.querySelectorAll<HTMLElement>('[data-style], [data-picture]')]
  for (const element of all) {
    const { style, picture } = element.dataset
    if (style !== undefined) element.style.cssText = style
    if (picture === undefined) continue
    const address = Object.hasOwn(addresses, picture) ? addresses[picture] : undefined
    if (element instanceof HTMLImageElement) setPicture(element, picture, address)
    else if (element.tagName === 'SECTION') setBackground(element, address)
  }
}

/** A picture that cannot be shown says so, with its text or name, in its place. */
function setPicture(image: HTMLImageElement, written: string, address: string | undefined): void {
  image.classList.toggle('missing', address === undefined)
  if (address !== undefined) {
    if (image.getAttribute('src') !== address) image.src = address
    return
  }
  if (image.alt === '')
    image.alt = written.startsWith('data:') ? '…' : (written.split(/[?#]/)[0]?.split('/').at(-1) ?? written)
  // Chromium writes the name of a picture that failed, but not of one that never had an address.
  image.src = 'data:,'
}

function setBackground(section: HTMLElement, address: string | undefined): void {
  if (address === undefined) section.removeAttribute('data-background-image')
  else section.setAttribute('data-background-image', backgroundAddress(address))
}

/** A picture of nothing. */
const nothing = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='

/**
 * An address as reveal.js takes it for a background. Data it puts into `url()` as it is, without quotes, where a bracket, a
 * quote or a blank would end them. Others it cuts at commas and encodes once more (`%2C` becomes `%252C`), so that they
 * come behind data, as a second picture below one of nothing.
 */
function backgroundAddress(address: string): string {
  const escaped = address.replace(
    /["'()\\\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return address.startsWith('data:') ? escaped : `${nothing}),url("${escaped}"`
}

/** Fills a section with a slide; what another slide left there goes. */
export function fillSection(
  section: HTMLElement,
  slide: RenderedSlide,
  addresses: Readonly<Record<string, string>>,
): void {
  for (const { name } of [...section.attributes]) {
    if (name.startsWith('data-') && !revealOwn.has(name)) section.removeAttribute(name)
  }
  const { class: classes = '', ...attributes } = slide.attributes
  for (const name of (section.dataset['own'] ?? '').split(' ')) if (name !== '') section.classList.remove(name)
  for (const [name, value] of Object.entries(attributes)) section.setAttribute(name, value)
  const own = classes.split(/\s+/).filter((name) => name !== '' && !stateClasses.has(name))
  section.classList.add(...own)
  section.dataset['own'] = own.join(' ')
  section.innerHTML = slide.notes === '' ? slide.html : `${slide.html}<aside class="notes">${slide.notes}</aside>`
  hydrate(section, addresses)
}

/** What reveal.js writes onto sections itself. */
const revealOwn: ReadonlySet<string> = new Set(['data-index-h', 'data-index-v', 'data-fragment', 'data-loaded'])
const stateClasses: ReadonlySet<string> = new Set(['present', 'past', 'future', 'stack'])
