// Employers' monthly costs by the engine of URSSAF's simulator: a line of situations in, a line of costs out.
import { createInterface } from 'node:readline'
import Engine from 'publicodes'
import rules from 'modele-social'

const silent = { log() {}, warn() {}, error() {} }
const engine = new Engine(rules, { logger: silent })

for await (const line of createInterface({ input: process.stdin })) {
    const costs = []
    for (const { salary, date, staff, executive } of JSON.parse(line)) {
        engine.setSituation({
            date,
            'salarié . contrat . salaire brut': `${salary} €/mois`,
            'entreprise . salariés . effectif': `${staff}`,
            'salarié . contrat . statut cadre': executive ? 'oui' : 'non',
        })
        costs.push(engine.evaluate('salarié . coût total employeur').nodeValue)
    }
    console.log(JSON.stringify(costs))
}
