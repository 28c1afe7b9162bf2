/** Generated titles and queries, always the same. */

const verbs =
  'Add Remove Fix Update Document Improve Refactor Test Support Enable Disable Migrate Deprecate Rework Validate'.split(
    ' ',
  )
const nouns =
  'volume image network router flavor cluster node registry certificate token secret storage snapshot backup quota tenant project domain user role group policy audit log metric alert dashboard pipeline runner release upgrade rollback installer manifest chart operator controller webhook ingress gateway balancer proxy resolver cache queue broker scheduler placement hypervisor kernel firmware driver disk partition filesystem bucket object archive mirror package repository branch commit review template playbook inventory secret-store key-manager identity federation provider standard decision record conformance badge website blog survey workshop hackathon onboarding handbook glossary'.split(
    ' ',
  )
const adjectives =
  'broken missing slow flaky outdated encrypted redundant optional mandatory automatic manual internal external public private shared dedicated temporary permanent nested virtual physical regional default custom'.split(
    ' ',
  )
const endings =
  'after the upgrade|for new tenants|in the test environment|on arm64 nodes|when the token expires|with two regions|during maintenance|behind a proxy|without network access|according to the standard|for the community call|in release R4|until the next audit|per project|on bare metal'.split(
    '|',
  )

/** A seeded random generator of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Generates issue titles of three to a dozen words. */
export function makeTitles(count: number): readonly string[] {
  const random = randomFrom(4)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  return Array.from({ length: count }, () => {
    const words = [pick(verbs), ...(random() < 0.6 ? [pick(adjectives)] : []), pick(nouns), pick(nouns)]
    if (random() < 0.4) words.push('and', pick(nouns))
    if (random() < 0.6) words.push(pick(endings))
    return random() < 0.15 ? `[${pick(nouns)}] ${words.join(' ')}` : words.join(' ')
  })
}

/**
 * Generates queries as typed after `#`, at least three letters long: a prefix of two or three consecutive words of a
 * title.
 *
 * @param hasTypo Whether to drop, double, replace or swap a letter; such queries have at least five letters.
 */
export function makeQueries(titles: readonly string[], count: number, hasTypo: boolean): readonly string[] {
  const random = randomFrom(hasTypo ? 8 : 7)
  return Array.from({ length: count }, () => {
    const words = (titles[Math.floor(random() * titles.length)] ?? '').toLowerCase().split(' ')
    const first = Math.floor(random() * Math.max(1, words.length - 2))
    const whole = words.slice(first, first + 2 + Math.floor(random() * 2)).join(' ')
    const minLength = hasTypo ? 5 : 3
    const typed = whole.slice(0, minLength + Math.floor(random() * Math.max(1, whole.length - minLength + 1)))
    if (!hasTypo) return typed
    const at = 1 + Math.floor(random() * Math.max(1, typed.length - 3))
    const rest = [typed.slice(at + 1), typed.charAt(at) + typed.slice(at), `x${typed.slice(at + 1)}`]
    const swapped = typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2)
    return typed.slice(0, at) + ([...rest, swapped][Math.floor(random() * 4)] ?? '')
  })
}
