/** Frequent words that belong to only one of the languages. */
const frequentWords: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:und|der|die|das|nicht|für|mit|ist|wird|auf|von|zum|zur|eine?|werden|noch|wir|sind|über)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:and|the|of|to|for|with|is|are|this|that|not|we|will|be|from|our|on|by)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:y|el|los|las|una|para|por|con|del|que|más|está|este)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:et|les|des|une|pour|avec|est|sont|dans|sur|pas|nous|aux|cette)(?!\p{L})/giu,
  it: /(?<!\p{L})(?:e|il|gli|della|per|con|sono|non|che|più|questo|nel)(?!\p{L})/giu,
  nl: /(?<!\p{L})(?:en|het|een|van|voor|met|niet|zijn|wordt|deze|naar)(?!\p{L})/giu,
}

/** Maximum number of characters to read. */
const maxLength = 20_000

/** The language of a text, from its frequent words, for HTML's `lang`; English if there are few. */
export function languageOfText(text: string): string {
  const head = text.slice(0, maxLength).replace(/```[^]*?```|<style[^]*?<\/style>|<[^>]*>|https?:\S+/gi, ' ')
  const counts = Object.entries(frequentWords).map(([language, words]) => ({
    language,
    count: head.match(words)?.length ?? 0,
  }))
  const [best, second] = counts.sort((one, other) => other.count - one.count)
  return best !== undefined && best.count >= 3 && best.count > (second?.count ?? 0) ? best.language : 'en'
}
