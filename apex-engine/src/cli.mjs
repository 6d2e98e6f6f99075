// Command line: test, check.
import { loadProject } from './index.mjs';
import { findTests, runTest } from './runner.mjs';

export function main(argv) {
    const cmd = argv[0];
    const opt = { filter: [] };
    let dir = null;
    for (let i = 1; i < argv.length; i++) {
        const a = argv[i];
        if (a === '--filter') opt.filter.push(...argv[++i].split(','));
        else if (a === '--shape') opt.shape = argv[++i];
        else if (a === '--packages') opt.packages = argv[++i].split(',');
        else if (a.startsWith('--')) opt[a.slice(2)] = true;
        else dir = a;
    }
    if (!['test', 'check'].includes(cmd) || !dir) {
        console.error(
            'usage: apex-engine test <sfdx project dir> [--filter Class[.method]] [--coverage] [--json] [--debug]\n       apex-engine check <dir>\n       both: [--shape <scratch definition>] [--packages <package directory>,...]'
        );
        return 2;
    }
    const rt = loadProject(dir, {
        debug: opt.debug,
        allowChaining: opt['allow-chaining'],
        shape: opt.shape,
        packages: opt.packages
    });
    if (cmd === 'check') {
        rt.compileAll();
        const ps = rt.problems.sort((a, b) => (a.file + a.line < b.file + b.line ? -1 : 1));
        if (opt.json) console.log(JSON.stringify(ps, null, 1));
        else {
            for (const p of ps) console.log(`${p.file}:${p.line} ${p.msg}`);
            console.log(
                `${rt.model.all.length} types, ${rt.triggers.length} triggers, ${ps.length} problems`
            );
        }
        return ps.length ? 1 : 0;
    }
    if (opt.coverage) rt.compileAll((c) => !c.top.ann('istest'));
    const tests = findTests(rt);
    const results = [];
    let pass = 0;
    let fail = 0;
    const match = (c, m) =>
        !opt.filter.length ||
        opt.filter.some((f) => {
            const [a, b] = f.toLowerCase().split('.');
            return c.toLowerCase() === a && (!b || m.toLowerCase() === b);
        });
    for (const p of rt.problems)
        if (p.msg.startsWith('syntax:')) {
            fail++;
            results.push({ cls: p.file, method: '', ok: false, error: p.msg, ms: 0 });
            if (!opt.json) console.log(`FAIL ${p.file}\n  ${p.msg}`);
        }
    for (const t of tests)
        for (const m of t.ms) {
            if (!match(t.cls.name, m.n)) continue;
            const r = runTest(rt, t, m);
            results.push(r);
            if (r.ok) pass++;
            else fail++;
            if (!opt.json) {
                console.log(
                    `${r.ok ? 'PASS' : 'FAIL'} ${r.cls}.${r.method} (${r.ms} ms)${r.note ? ` [${r.note}]` : ''}`
                );
                if (!r.ok) {
                    console.log(`  ${r.error}`);
                    if (r.stack)
                        console.log(
                            r.stack
                                .split('\n')
                                .slice(0, opt.debug ? 40 : 8)
                                .map((l) => `    ${l}`)
                                .join('\n')
                        );
                }
            }
        }
    const cov = opt.coverage ? coverage(rt) : null;
    if (opt.json)
        console.log(
            JSON.stringify(
                { passed: pass, failed: fail, results: results.map(({ ex, ...r }) => r), coverage: cov },
                null,
                1
            )
        );
    else if (cov) {
        for (const c of cov.files)
            console.log(`${String(Math.round(c.pct)).padStart(4)}%  ${c.hit}/${c.total}  ${c.name}`);
        console.log(`Coverage overall: ${cov.hit}/${cov.total} lines = ${cov.pct.toFixed(1)}%`);
    }
    if (rt.problems.length && !opt.json)
        console.log(`${rt.problems.length} compile problems (see: apex-engine check)`);
    console.log(`${pass} passed, ${fail} failed`);
    return fail || !results.length ? 1 : 0;
}
function coverage(rt) {
    const files = [];
    let hit = 0;
    let total = 0;
    const test = new Set(rt.model.all.filter((c) => !c.outer && c.ann('istest')).map((c) => c.file));
    for (const [f, c] of rt.cov) {
        if (test.has(f) || !/\.(cls|trigger)$/.test(f)) continue;
        let h = 0;
        for (const l of c.lines) if (c.hits[l]) h++;
        if (!c.lines.size) continue;
        const missed = [...c.lines].filter((l) => !c.hits[l]).sort((a, b) => a - b);
        files.push({
            name: rt.rel(f).split(/[\\/]/).pop(),
            hit: h,
            total: c.lines.size,
            pct: (100 * h) / c.lines.size,
            missed
        });
        hit += h;
        total += c.lines.size;
    }
    files.sort((a, b) => a.name.localeCompare(b.name));
    return { files, hit, total, pct: total ? (100 * hit) / total : 0 };
}
