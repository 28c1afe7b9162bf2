const letter = '\\p{Alphabetic}\\p{M}\\p{N}'

/** `@o-otte`, `@nora.ek`, while it is typed also `@nora.`. A bare `@` is no word: VS Code treats a character that is one as no trigger of suggestions. */
const mention = `@[${letter}_][${letter}_.-]*`

/** `#509`, `standards#backup-plan`, `owner/repo#5`; not the `#` of a heading. */
const reference = `(?<![\\w/.#-])(?:[A-Za-z0-9][\\w.-]*/)?(?:[A-Za-z][\\w.-]*)?/?#[${letter}_-]+`

/**
 * Words as in Markdown, except the last one after `@` or `#` on a line. When an answer to such a character comes late, VS Code
 * would ask all providers for the word that is typed meanwhile, and Enter would accept a word of the text.
 */
const prose = `[${letter}](?:[_'’]?[${letter}])*(?![${letter}])(?:(?=[^${letter}]*[${letter}])|(?<![@#].*))`

/** What is a word in minutes, so that suggestions for a mention or a reference are for the whole of it. With the flag `u`. */
export const minutesWordPattern = `${mention}|${reference}|${prose}`
