/** Function words in English and German; they are ignored when tasks are compared. */
export const functionWords: ReadonlySet<string> = new Set(
  [
    'a an the this that these those it its they them their we us our i me my you your he him his she her there here',
    'and or but so then than as if of to in on at by for with from into onto about over under up off out via per through',
    'is are was were be been being do does did has have had will would shall should can could may might must',
    'please also again still yet just now already maybe some any all both each other another more not no',
    'who whom which what when where how why',
    'der die das dem den des ein eine einer eines einem einen dieser diese dieses diesem diesen es sie er wir uns ich ihr',
    'und oder aber als wenn ob dass von vom zu zum zur in im an am auf für mit bei beim aus nach über unter um durch vor bis',
    'ist sind war waren sein wird werden wurde wurden hat haben hatte soll sollte kann können muss müssen',
    'bitte auch noch nochmal wieder schon jetzt dann mal alle alles beide nicht kein keine mehr',
  ].flatMap((line) => line.split(' ')),
)

/** Pairs of function words with opposite meanings, in both directions. */
export const oppositeWords: ReadonlyMap<string, string> = new Map(
  [
    'on off',
    'in out',
    'up down',
    'with without',
    'before after',
    'over under',
    'an aus',
    'mit ohne',
    'vor nach',
  ].flatMap((pair) => {
    const [one = '', other = ''] = pair.split(' ')
    return [[one, other] as const, [other, one] as const]
  }),
)
