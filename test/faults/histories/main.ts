import { runHistories } from './run'
async function main() {
  const [count = '10', seed = '1'] = process.argv.slice(2)
  const started = process.cpuUsage()
  const failed = await runHistories({ count: Number(count), seed: Number(seed) }, (text) => console.log(text + '\n'))
  const used = process.cpuUsage(started)
  console.log({ failed, cpu: (used.user + used.system) / 1e6 })
}
void main()
