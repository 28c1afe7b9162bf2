import type { Vocabulary } from '../../vocabulary'

/** Polish words for decisions. */
export const polishDecisions: Partial<Vocabulary> = {
  decision: ['decyzja', 'uchwała', 'ustalono', 'postanowiono'],
  decidedTogether: ['postanowiono', 'ustalono', 'podjęto decyzję', 'zdecydowano', 'uchwalono', 'przyjęto uchwałę'],
  outcomeAtEnd: ['przyjęto jednogłośnie', 'przyjęta jednogłośnie'],
}
