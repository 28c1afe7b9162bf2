import type { Vocabulary } from '../../vocabulary'

/** Danish words for decisions. */
export const danishDecisions: Partial<Vocabulary> = {
  decision: ['beslutning', 'besluttet', 'vedtaget'],
  decidedTogether: [
    'blev valgt',
    'blev genvalgt',
    'blev godkendt',
    'blev enstemmigt',
    'blev vedtaget',
    'vi blev enige om',
    'blev enige om',
    'det blev besluttet',
    'det besluttes',
    'bestyrelsen beslutter',
    'bestyrelsen besluttede',
    'vi besluttede',
  ],
  outcome: ['valgt', 'genvalgt', 'godkendt', 'vedtaget'],
  perfect: ['har'],
  outcomeLast: ['vedtaget', 'godkendt', 'genvalgt'],
  outcomeAtEnd: ['vedtaget', 'godkendt', 'forkastet'],
  passive: ['blev', 'bliver'],
  unanimity: ['enstemmigt', 'med akklamation', 'med aplaus', 'med aplause', 'med applaus'],
}
