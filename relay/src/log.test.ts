import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { createLog } from './log.ts';

interface Line {
    err: { code?: string; message: string; stack: string; cause?: { message: string } };
    request: { authorization: string };
}

function logged(detail: object): Line {
    const lines: string[] = [];
    createLog('info', { write: (line) => void lines.push(line) }).info(detail, 'said');
    return JSON.parse(lines[0] ?? '') as Line;
}

describe('the log', () => {
    it('tells of an error what it says, its code and its cause', () => {
        const cause = new Error('socket closed');
        const { err } = logged({ err: new CosellError('SALESFORCE_UNAVAILABLE', 'No answer.', { cause }) });
        assert.equal(err.code, 'SALESFORCE_UNAVAILABLE');
        assert.match(err.message, /No answer/);
        assert.match(err.stack, /log\.test\.ts/);
        assert.equal(err.cause?.message, 'socket closed');
    });

    it('leaves out what a library hangs on its errors', () => {
        const connection = { password: 'very-secret', host: 'database' };
        const { err } = logged({ err: Object.assign(new Error('terminated'), { client: connection }) });
        assert.deepEqual(Object.keys(err), ['type', 'message', 'stack']);
    });

    it('cuts out what could be a secret', () => {
        const line = logged({ request: { authorization: 'Bearer very-secret' } });
        assert.equal(line.request.authorization, '…');
    });
});
