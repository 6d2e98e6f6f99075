import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutOutdated } from './without-outdated.ts';

const outdated =
    "Missing: line 146 at 12-89: No matching method found for 'updateNamedCredential' on 'ConnectApi.NamedCredentials' taking arguments 'System.String'";
const other = "Missing: line 7 at 1-9: No variable or type found for 'x'";

test('a method that only the old types lack is no finding, and neither is its file', () => {
    assert.deepEqual(withoutOutdated(['/p/A.cls', outdated]), []);
});

test('another finding stays, with its file', () => {
    assert.deepEqual(withoutOutdated(['/p/A.cls', outdated, other, '/p/B.cls', outdated]), [
        '/p/A.cls',
        other
    ]);
    assert.deepEqual(withoutOutdated(['/p/A.cls', outdated, '/p/B.trigger', other]), ['/p/B.trigger', other]);
});
