import { statfs } from 'node:fs/promises';
import { CosellError } from '@cosell/contracts';

/** Kinds of file systems as Linux names them: statfs(2). */
const networks = new Map([
    [0x6969, 'NFS'],
    [0x517b, 'SMB'],
    [0xff534d42, 'CIFS'],
    [0xfe534d42, 'SMB'],
    [0x01021997, '9P'],
    [0x5346414f, 'AFS'],
    [0x00c36400, 'Ceph']
]);

/**
 * Locks and fsync over a network are promises that many servers do not keep: the store would lose rows. Known
 * kinds are refused on Linux; elsewhere, and behind FUSE, nobody can tell.
 *
 * @param folder that exists
 * @param look stands in for statfs(2)
 * @throws CosellError DATA_DIR_ON_NETWORK
 */
export async function refuseNetworkFolder(
    folder: string,
    look: (folder: string) => Promise<{ type: number }> = statfs
): Promise<void> {
    if (process.platform !== 'linux') return;
    const { type } = await look(folder);
    const network = networks.get(type >>> 0);
    if (network) throw new CosellError('DATA_DIR_ON_NETWORK', `Folder: ${folder} (${network}).`);
}
