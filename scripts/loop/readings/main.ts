import path from 'node:path';
import { parseArgs } from 'node:util';
import { startLoop } from '../start-loop.ts';
import { conditions } from './conditions.ts';
import { goThrough, type Outcome } from './go-through.ts';

const usage = `node scripts/loop/readings/main.ts --data DIR [--only TEXT]
  A deal goes round under each reading of Microsoft's contract; one line each. Exit code 0: under all of them.
  --only TEXT   those whose name holds the text; then a failure is told with the relay's last lines`;

const { values } = parseArgs({
    options: {
        data: { type: 'string' },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', default: false }
    }
});

function say({ name, milliseconds, failure }: Outcome): void {
    console.log(`${failure === null ? '✔' : '✘'} ${String(milliseconds).padStart(6)} ms  ${name}`);
    if (failure !== null)
        console.log(`  ${values.only ? failure : failure.split('\n').slice(0, 3).join('\n')}`);
}

if (values.help || values.data === undefined) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
} else {
    const wanted = conditions.filter(({ name }) => name.includes(values.only));
    const loop = await startLoop({ dataDir: path.resolve(values.data), withPage: false, say: console.log });
    try {
        const outcomes = await goThrough(loop, wanted, say);
        const survived = outcomes.filter(({ failure }) => failure === null).length;
        console.log(`a deal went round under ${survived} of ${outcomes.length} conditions`);
        if (survived < outcomes.length || outcomes.length === 0) process.exitCode = 1;
    } finally {
        await loop.close();
    }
}
