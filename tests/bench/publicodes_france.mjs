// The other side of bench_model.py: one warm engine with France's rules. A line of monthly salaries in, a line of times and costs out.
import { createInterface } from 'node:readline'
import Engine from 'publicodes'
import rules from 'modele-social'

const silent = { log() {}, warn() {}, error() {} }
const engine = new Engine(rules, { logger: silent })

function employersCost(salary) {
    engine.setSituation({ 'salarié . contrat . salaire brut': `${salary} €/mois` })
    return engine.evaluate('salarié . coût total employeur').nodeValue
}

for await (const line of createInterface({ input: process.stdin })) {
    const times = []
    const costs = []
    for (const salary of JSON.parse(line)) {
        const start = performance.now()
        costs.push(employersCost(salary))
        times.push(performance.now() - start)
    }
    console.log(JSON.stringify({ times, costs }))
}
