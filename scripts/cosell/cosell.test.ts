import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';

/** `npx cosell`, with nothing in its environment but the path. */
function cosell(...args: string[]) {
    return spawnSync(process.execPath, [path.join(import.meta.dirname, 'cosell.mjs'), ...args], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] }
    });
}

describe('npx cosell', () => {
    it('relay runs the relay, which names each setting that it lacks', () => {
        const { status, stderr } = cosell('relay');
        assert.equal(status, 1);
        assert.match(stderr, /CONFIG_INVALID/);
        assert.match(stderr, /SALESFORCE_CLIENT_ID is missing/);
    });

    it('says of any other word that it is no command', () => {
        const { status, stderr } = cosell('relais');
        assert.equal(status, 2);
        assert.match(stderr, /There is no command "relais"/);
    });
});
