import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, it } from 'node:test';
import { refuseNetworkFolder } from './network-folder.ts';

const mounted = (type: number) => refuseNetworkFolder('/data', async () => ({ type }));

describe('the folder of the store', { skip: process.platform !== 'linux' }, () => {
    it('is not one of a file server', async () => {
        for (const type of [0x6969, 0x517b, 0xfe534d42, -11317950 /* CIFS, as a signed number */])
            await assert.rejects(mounted(type), (error: Error & { code?: string }) => {
                assert.equal(error.code, 'DATA_DIR_ON_NETWORK');
                assert.match(error.message, /\/data \((NFS|SMB|CIFS)\)/);
                return true;
            });
    });

    it('may be on a disk', async () => {
        await mounted(0xef53); // ext4
        await refuseNetworkFolder(tmpdir());
    });
});
