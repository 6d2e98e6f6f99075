// Self-test: a small project whose ConnTest must pass, whose FailTest must fail in known ways, plus the JS API.
import v8 from 'node:v8';
import assert from 'node:assert';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
v8.setFlagsFromString('--stack-size=3600');
const { createOrg, loadProject, httpCallout } = await import('../src/index.ts');
const { findTests } = await import('../src/runner/find-tests.ts');
const { runTest } = await import('../src/runner/run-test.ts');
const { testShapes } = await import('./shapes/shapes.mjs');
const dir = path.join(path.dirname(fileURLToPath(import.meta.url)), 'project');
setImmediate(async () => {
    const runtime = loadProject(dir);
    const res = {};
    for (const t of findTests(runtime))
        for (const m of t.methods) res[`${t.cls.name}.${m.name}`] = runTest(runtime, t, m);
    for (const [k, r] of Object.entries(res))
        if (k.startsWith('ConnTest')) assert.ok(r.ok, `${k}: ${r.error}\n${r.stack}`);
    const want = {
        assertFails: /Assertion Failed: why: Expected: 1, Actual: 2/,
        nullPointer: /NullPointerException/,
        unsupportedMethod: /unsupported: no method String.noSuchMethod/,
        unknownField: /unsupported: no field Nope__c on Account/,
        noMock: /do not support Web service callouts/,
        soqlLimit: /Too many SOQL queries: 101/,
        recursion: /Maximum stack depth/,
        mixedDml: /MIXED_DML_OPERATION/,
        jobFails: /do not support Web service callouts/
    };
    for (const [k, re] of Object.entries(want)) {
        const r = res[`FailTest.${k}`];
        assert.ok(r && !r.ok, `FailTest.${k} must fail`);
        assert.match(r.error, re, k);
    }
    // ---- JS API
    const calls = [];
    const org = createOrg(dir, {
        callout: (q) => {
            calls.push(q);
            return { status: 200, body: 'remote' };
        }
    });
    const seen = [];
    org.onDml((e) => seen.push(`${e.operation} ${e.sobject}`));
    const [acc] = org.insert('Account', { Name: 'Acme', NumberOfEmployees: 7 });
    assert.ok(acc.success);
    assert.deepEqual(
        org.query('SELECT Name, NumberOfEmployees FROM Account WHERE Id = :id', { id: acc.id }),
        [{ Id: acc.id, Name: 'Acme', NumberOfEmployees: 7 }].map((x) => ({ ...x }))
    );
    const id = org.aura('Conn', 'create', { name: 'N1', amount: 12.5 });
    assert.equal(org.pendingJobs(), 1);
    assert.throws(() => org.aura('Conn', 'create', { name: '', amount: 1 }), /name missing/);
    assert.equal(org.pendingJobs(), 1);
    assert.deepEqual(org.aura('Conn', 'load', { orderId: id, n: 3 }), { name: 'N13', total: 12.5 });
    const ran = org.runAsync();
    assert.equal(ran[0].class, 'Conn.Job');
    assert.equal(ran[0].error, null);
    assert.equal(calls[0].endpoint, 'callout:Api/orders');
    assert.equal(org.query('SELECT Name FROM Conn_Order__c')[0].Name, 'remote');
    assert.ok(
        seen.includes('insert Conn_Order__c') &&
            seen.includes('update Conn_Order__c') &&
            seen.includes('insert Account')
    );
    assert.deepEqual(JSON.parse(org.rest({ method: 'POST', path: '/conn/7', body: { a: 1 } }).body), {
        a: 1,
        uri: '/conn/7'
    });
    const g = org.rest({ path: '/conn/x?id=5' });
    assert.equal(g.body, 'id=5');
    assert.equal(g.headers['X-A'], 'b');
    assert.equal(org.rest({ path: '/other' }).status, 404);
    assert.throws(() => org.insert('Conn_Order__c', { Amount__c: -1 }), /negative amount/);
    assert.equal(org.query('SELECT COUNT() FROM Conn_Order__c'), 1);
    // synchronous HTTP against a server in another thread
    const { Worker } = await import('node:worker_threads');
    const w = new Worker(
        `const http=require('http');const {parentPort}=require('worker_threads');const s=http.createServer((q,r)=>{r.setHeader('X-P',q.url);r.statusCode=201;q.pipe(r)}).listen(0,'127.0.0.1',()=>parentPort.postMessage(s.address().port));`,
        { eval: true }
    );
    const port = await new Promise((r) => w.once('message', r));
    const send = httpCallout({ namedCredentials: { Api: `http://127.0.0.1:${port}/base/` } });
    const r = send({
        endpoint: 'callout:Api/orders',
        method: 'POST',
        headers: {},
        body: 'hey',
        timeout: 5000
    });
    assert.equal(r.status, 201);
    assert.equal(r.body, 'hey');
    assert.equal(r.headers['x-p'], '/base/orders');
    await w.terminate();
    const inShapes = testShapes();
    console.log(`self-test ok (${Object.keys(res).length + inShapes} Apex tests)`);
    process.exit(0);
});
