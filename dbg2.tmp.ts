import { readMinutes } from './src/core/reader/readMinutes'
for (const t of process.argv.slice(2)) { const m = readMinutes(t.replace(/\\n/g,'\n')); console.log(JSON.stringify(t), m.actions.map(a=>`${a.done}|${a.owners}|${a.task}`), m.participants.map(p=>p.handle??p.name), m.sections.map(s=>s.kind+':'+s.title)) }
