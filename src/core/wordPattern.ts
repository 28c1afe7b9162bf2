const letter = '\\p{Alphabetic}\\p{M}\\p{N}'

/** `@o-otte`, `@nora.ek`, and while typing `@nora.`. A bare `@` is not a word, because then VS Code would not suggest after it. */
const mention = `@[${letter}_][${letter}_.-]*`

/** `#509`, `standards#backup-plan`, `owner/repo#5`; not the `#` of a heading. */
const reference = `(?<![\\w/.#-])(?:[A-Za-z0-9][\\w.-]*/)?(?:[A-Za-z][\\w.-]*)?/?#[${letter}_-]+`

/**
 * Words as in Markdown, except the last one after `@` or `#` on a line. Otherwise, if a list for such a character comes
 * late, VS Code would ask all providers about the word typed since, and Enter would accept a word of the text.
 */
const prose = `[${letter}](?:[_'’]?[${letter}])*(?![${letter}])(?:(?=[^${letter}]*[${letter}])|(?<![@#].*))`

/** The pattern for words in minutes, so that a suggestion covers a whole mention or reference. For the flag `u`. */
export const minutesWordPattern = `${mention}|${reference}|${prose}`
