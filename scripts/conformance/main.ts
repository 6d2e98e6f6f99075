import { existsSync } from 'node:fs';
import path from 'node:path';
import { runConformance } from './run-conformance.ts';

const root = path.join(import.meta.dirname, '../..');
const given = process.argv[2];
const folder = given ? path.resolve(given) : path.join(root, '../shared/conformance/partner-center');

if (!existsSync(folder)) {
    console.log(
        given
            ? `${folder} does not exist. usage: npm run conformance -- DIR`
            : `skipped: the published samples are not part of the repository, and ${folder} does not exist.`
    );
    // A folder that was asked for by name has to be there.
    process.exit(given ? 2 : 0);
}

const results = await runConformance(folder, ({ file, verdict, notes }) => {
    console.log(`${file}: ${[verdict, ...notes].join(' – ')}`);
});
const count = (wanted: string) => results.filter(({ verdict }) => verdict === wanted).length;
const kinds = ['accepted', 'refused as documented', 'differs'];
console.log(`${results.length} files: ${kinds.map((kind) => `${count(kind)} ${kind}`).join(', ')}`);
if (!results.length) console.log('The folder holds no .json file.');
process.exitCode = results.length && count('differs') === 0 ? 0 : 1;
