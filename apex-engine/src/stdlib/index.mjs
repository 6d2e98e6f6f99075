// Installs every platform class into the type registry of one runtime.
import { installLibrary } from '../library/index.ts';
import { installSystem } from './system.mjs';
import { installMisc } from './misc.mjs';
import { installConnectApi } from './connect-api.mjs';

export function installStdlib(rt) {
    installLibrary(rt);
    const N = (name, members, opt) => rt.types.defNative(name, members, opt);
    N.enum = (name, vals) => rt.types.defNative(name, {}, { vals: vals.split(' ') });
    N.iface = (name, members = {}, opt = {}) => {
        const d = rt.types.defNative(name, members, { ...opt, kind: 'iface' });
        d.kind = 'iface';
        if (opt.ext) d.ifaces = null;
        return d;
    };
    for (const f of [installSystem, installMisc, installConnectApi]) f(rt, N);
}
