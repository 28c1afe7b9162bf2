import { readMinutes } from './src/core/reader/readMinutes'
for (const t of process.argv.slice(2)) console.log(t, JSON.stringify(readMinutes(`# Team 2026-03-05\n\n## Agenda\n\n### Topic\n\n${t.replace(/\\n/g,'\n')}\n`).actions.map(({task,owners,done,doneSign,isCancelled,text,why,due,status})=>({task,owners,done,doneSign,isCancelled,text,due,why:why[0]?.rule,status:status.map(s=>s.text)}))))
