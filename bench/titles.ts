/** Titles and queries made up for measuring, the same ones each time. */

const verbs =
  'Add Remove Fix Update Document Improve Refactor Test Support Enable Disable Migrate Deprecate Rework Validate'.split(
    ' ',
  )
const nouns =
  'volume image network router flavor cluster node registry certificate token secret storage snapshot backup quota tenant project domain user role group policy audit log metric alert dashboard pipeline runner release upgrade rollback installer manifest chart operator controller webhook ingress gateway balancer proxy resolver cache queue broker scheduler placement hypervisor kernel firmware driver disk partition filesystem bucket object archive mirror package repository branch commit review template playbook inventory secret-store key-manager identity federation provider standard decision record conformance badge website blog survey workshop hackathon onboarding handbook glossary'.split(
    ' ',
  )
const qualities =
  'broken missing slow flaky outdated encrypted redundant optional mandatory automatic manual internal external public private shared dedicated temporary permanent nested virtual physical regional default custom'.split(
    ' ',
  )
const endings =
  'after the upgrade|for new tenants|in the test environment|on arm64 nodes|when the token expires|with two regions|during maintenance|behind a proxy|without network access|according to the standard|for the community call|in release R4|until the next audit|per project|on bare metal'.split(
    '|',
  )

/** A generator of numbers from 0 to 1 (mulberry32), so that every run measures the same. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Titles as issues have them: three to a dozen words. */
export function makeTitles(count: number): readonly string[] {
  const random = randomFrom(4)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  return Array.from({ length: count }, () => {
    const words = [pick(verbs), ...(random() < 0.6 ? [pick(qualities)] : []), pick(nouns), pick(nouns)]
    if (random() < 0.4) words.push('and', pick(nouns))
    if (random() < 0.6) words.push(pick(endings))
    return random() < 0.15 ? `[${pick(nouns)}] ${words.join(' ')}` : words.join(' ')
  })
}

/**
 * What is typed behind `#` to find titles, keystroke by keystroke from the third letter on: the beginning of two to
 * three words that follow one another in a title.
 *
 * @param hasSlip Whether a letter is missing, doubled, wrong, or swapped with its neighbour; from the fifth letter on.
 */
export function makeQueries(titles: readonly string[], count: number, hasSlip: boolean): readonly string[] {
  const random = randomFrom(hasSlip ? 8 : 7)
  return Array.from({ length: count }, () => {
    const words = (titles[Math.floor(random() * titles.length)] ?? '').toLowerCase().split(' ')
    const first = Math.floor(random() * Math.max(1, words.length - 2))
    const whole = words.slice(first, first + 2 + Math.floor(random() * 2)).join(' ')
    const least = hasSlip ? 5 : 3
    const typed = whole.slice(0, least + Math.floor(random() * Math.max(1, whole.length - least + 1)))
    if (!hasSlip) return typed
    const at = 1 + Math.floor(random() * Math.max(1, typed.length - 3))
    const rest = [typed.slice(at + 1), typed.charAt(at) + typed.slice(at), `x${typed.slice(at + 1)}`]
    const swapped = typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2)
    return typed.slice(0, at) + ([...rest, swapped][Math.floor(random() * 4)] ?? '')
  })
}
