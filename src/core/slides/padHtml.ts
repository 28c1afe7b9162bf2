const cell = ['align', 'vAlign']
const media = ['autoPlay', 'controls', 'crossOrigin', 'loop', 'muted', 'preload', 'src']

/**
 * The tags that HedgeDoc 1.x allows, with the attributes that it keeps besides `class`, `id`, `style` and `data-…`, by
 * their names in hast. Other tags are shown as text.
 */
export const padTags: Readonly<Record<string, readonly string[]>> = Object.freeze({
  ...Object.fromEntries(
    (
      'address article aside b big br caption center cite code dd div dl dt em figcaption figure footer ' +
      'h1 h2 h3 h4 h5 h6 header hr i kbd mark nav p pre rp rt ruby s section small span strike strong style sub summary sup ' +
      'tt u ul'
    )
      .split(' ')
      .map((name) => [name, []]),
  ),
  a: ['href', 'target', 'title'],
  abbr: ['title'],
  area: ['shape', 'coords', 'href', 'alt'],
  audio: media,
  bdi: ['dir'],
  bdo: ['dir'],
  blockquote: ['cite'],
  col: [...cell, 'span', 'width'],
  colgroup: [...cell, 'span', 'width'],
  del: ['dateTime'],
  details: ['open'],
  font: ['color', 'face', 'size'],
  iframe: ['allowFullScreen', 'name', 'referrerPolicy', 'src', 'width', 'height'],
  img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
  ins: ['dateTime'],
  li: ['value'],
  ol: ['start'],
  table: ['width', 'border', ...cell],
  tbody: cell,
  td: ['width', 'rowSpan', 'colSpan', ...cell],
  tfoot: cell,
  th: ['width', 'rowSpan', 'colSpan', ...cell],
  thead: cell,
  tr: ['rowSpan', ...cell],
  video: [...media, 'playsInline', 'poster', 'width', 'height'],
})

/** Whether HedgeDoc allows a tag. Others are shown as text: `Report by <YOUR NAME>`. */
export function isPadTag(name: string): boolean {
  return Object.hasOwn(padTags, name)
}
