// Installs every platform class into the type registry of one runtime.
import { installCore } from './core.mjs';
import { installText } from './text.mjs';
import { installTime } from './time.mjs';
import { installCollections } from './collections.mjs';
import { installSchema } from './describe.mjs';
import { installDatabase } from './database.mjs';
import { installJson } from './json.mjs';
import { installHttp } from './http.mjs';
import { installSystem } from './system.mjs';
import { installMisc } from './misc.mjs';
import { installConnectApi } from './connect-api.mjs';

export function installStdlib(rt) {
    const N = (name, members, opt) => rt.types.defNative(name, members, opt);
    N.enum = (name, vals) => rt.types.defNative(name, {}, { vals: vals.split(' ') });
    N.iface = (name, members = {}, opt = {}) => {
        const d = rt.types.defNative(name, members, { ...opt, kind: 'iface' });
        d.kind = 'iface';
        if (opt.ext) d.ifaces = null;
        return d;
    };
    for (const f of [
        installCore,
        installText,
        installTime,
        installCollections,
        installSchema,
        installDatabase,
        installJson,
        installHttp,
        installSystem,
        installMisc,
        installConnectApi
    ])
        f(rt, N);
}
