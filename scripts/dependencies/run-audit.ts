import path from 'node:path';
import { runCommand } from '../test/command.ts';
import { judgeAudit } from './audit.ts';

/** `npm run audit`: asks npm's registry what is known against the packages that the relay ships. */
const root = path.resolve(import.meta.dirname, '../..');
const args = ['audit', '--json', '--workspace', 'relay', '--omit', 'dev'];
const { stdout } = await runCommand('npm', args, { cwd: root });
const { exitCode, lines } = judgeAudit(stdout);
for (const line of lines) console.log(line);
process.exitCode = exitCode;
