import type { Vocabulary } from '../../vocabulary'

/** Norwegian words for decisions. */
export const norwegianDecisions: Partial<Vocabulary> = {
  decision: ['vedtak', 'vedtatt', 'beslutning', 'besluttet'],
  decidedTogether: [
    'det vedtas',
    'ble enige om',
    'blir enige om',
    'vi går for',
    'går for den',
    'stemte enstemmig',
    'vedtaket var enstemmig',
    'ble vedtatt',
    'blir vedtatt',
    'ble godkjent',
    'blir godkjent',
    'blir valgt',
    'ble valgt',
    'velges ved',
    'styret vedtar',
    'styret vedtok',
    'det blir vedtatt',
    'det ble vedtatt',
    'det ble besluttet',
    'det blir avgjort',
    'vi går for',
  ],
  perfect: ['har'],
  outcomeLast: ['vedtatt', 'godkjent', 'godkjennes', 'velges'],
  outcomeAtEnd: ['vedtatt', 'godkjent', 'avvist', 'enstemmig'],
  passive: ['ble', 'blir'],
  unanimity: ['ved akklamasjon', 'enstemmig'],
}
