import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { errors } from '@cosell/contracts/errors';
import type { ErrorCode } from '@cosell/contracts/errors';
import { refusalStatus } from './refusal-status.ts';

it('docs/errors.md tells the status of every refused event, and of nothing else', () => {
    const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
    for (const code of Object.keys(errors) as ErrorCode[]) {
        const section = page.split(/^## /m).find((text) => text.startsWith(`${code}\n`)) ?? '';
        const [, status] = /^The sender is answered with status (\d{3})\.$/m.exec(section) ?? [];
        assert.equal(status && Number(status), refusalStatus(code), code);
    }
});
