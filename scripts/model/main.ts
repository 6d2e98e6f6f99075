import { parseArgs } from 'node:util';
import { faults } from './faults.ts';
import { ModelOrg } from './org.ts';
import { runSchedule } from './schedule.ts';

/** Records of an org make its queries slower: a new one is cheaper after so many schedules. */
const SCHEDULES_PER_ORG = 150;

const { values } = parseArgs({
    options: {
        seed: { type: 'string' },
        from: { type: 'string', default: '1' },
        count: { type: 'string', default: '2000' },
        fault: { type: 'string' }
    }
});
const fault = values.fault === undefined ? null : faults[values.fault];
if (fault === undefined) throw new Error(`There is no fault "${values.fault}".`);
const from = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.count) : 1;

let org = await ModelOrg.start();
/** The first schedule in this org: records of those before are part of what a later one meets. */
let first = from;
let steps = 0;
for (let seed = from; seed < from + count; seed++) {
    if (seed - first === SCHEDULES_PER_ORG) {
        org = await ModelOrg.start();
        first = seed;
    }
    const story: string[] = [];
    try {
        steps += await runSchedule(org, seed, {
            fault,
            tell: (line) => void story.push(line)
        });
    } catch (error) {
        console.error(
            `Schedule ${seed}: ${(error as Error).message}\n` +
                `Replay it: node scripts/model/main.ts --from ${first} --count ${seed - first + 1}`
        );
        console.error(story.filter((line) => !line.endsWith(' resume')).join('\n'));
        process.exitCode = 1;
        break;
    }
}
if (!process.exitCode) console.log(`${count} schedules, ${steps} steps`);
